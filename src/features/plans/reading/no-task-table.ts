/** The file was read but holds no list of tasks. */
export class NoTaskTable extends Error {
  override name = 'NoTaskTable';
}
