/** In what type and in how much room a chart is drawn; lengths in the units of the drawing. */
export interface Sheet {
  width: number;
  height: number;
  fontFamily: string;
  fontSize: number;
}
