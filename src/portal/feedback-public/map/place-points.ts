/** A place on the earth, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Places drawn on a plane: x to the right, y downwards, north up. */
export interface Plane {
  width: number;
  height: number;
  points: { x: number; y: number }[];
  /** A round number of metres and how long it is in the drawing. */
  scale: { metres: number; length: number };
}

const WIDTH = 480;
const MOST_HIGH = 480;
const LEAST_HIGH = 240;
const EDGE = 34;
/** A drawing shows at least so much ground, in metres. */
const LEAST_SPAN = 300;
const METRES_OF_DEGREE = 111_320;
/** The scale bar is at most this part of the width. */
const BAR = 0.3;

/** Draws places in the rectangle that holds them all; over a ward the earth is flat. At least one place. */
export function placePoints(places: readonly Place[]): Plane {
  const latitudes = places.map((place) => place.latitude);
  const longitudes = places.map((place) => place.longitude);
  const middle = { x: middleOf(longitudes), y: middleOf(latitudes) };
  const metresOfLongitude = METRES_OF_DEGREE * Math.max(Math.cos((middle.y * Math.PI) / 180), 0.01);
  const span = {
    x: Math.max(spanOf(longitudes) * metresOfLongitude, LEAST_SPAN),
    y: Math.max(spanOf(latitudes) * METRES_OF_DEGREE, LEAST_SPAN / 2),
  };
  const inner = WIDTH - 2 * EDGE;
  const metre = Math.min(inner / span.x, (MOST_HIGH - 2 * EDGE) / span.y);
  const height = Math.round(Math.max(span.y * metre + 2 * EDGE, LEAST_HIGH));
  const metres = roundMetres((inner / metre) * BAR);
  return {
    ...{ width: WIDTH, height, scale: { metres, length: round(metres * metre) } },
    points: places.map(({ latitude, longitude }) => ({
      x: round(WIDTH / 2 + (longitude - middle.x) * metresOfLongitude * metre),
      y: round(height / 2 - (latitude - middle.y) * METRES_OF_DEGREE * metre),
    })),
  };
}

/** Points that would lie on one another, drawn as one: the places of each in the list. The first gives the spot. */
export function gatherPoints(
  points: Plane['points'],
  apart: number,
): { x: number; y: number; at: number[] }[] {
  const marks: { x: number; y: number; at: number[] }[] = [];
  for (const [at, { x, y }] of points.entries()) {
    const near = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < apart);
    if (near) near.at.push(at);
    else marks.push({ x, y, at: [at] });
  }
  return marks;
}

/** The greatest 1, 2 or 5 with noughts that is not more. */
function roundMetres(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((each) => each * power).find((each) => each <= most) ?? power;
}

const middleOf = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
const spanOf = (values: number[]) => Math.max(...values) - Math.min(...values);
const round = (value: number) => Math.round(value * 10) / 10;
