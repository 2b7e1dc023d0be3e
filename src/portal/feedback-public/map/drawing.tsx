import { publishedWords } from '../../words/published-feedback.ts';
import { gatherPoints, type Place, type Plane, placePoints } from './place-points.ts';

const RADIUS = 18;
const SMALL = 5;

interface DrawingProps {
  places: readonly Place[];
  /** Leads to the line of a list with the number of a place; without it only the first place is marked, the others are small. */
  isNumbered: boolean;
}

/** Where petitions are, drawn on our side: nothing is fetched from elsewhere, and who looks at it is known to nobody else. */
export function PlaceDrawing({ places, isNumbered }: DrawingProps) {
  const w = publishedWords();
  const plane = placePoints(places);
  return (
    <figure class="place-drawing" aria-label={w.drawing}>
      <svg
        viewBox={`0 0 ${plane.width} ${plane.height}`}
        {...(!isNumbered && { role: 'img', 'aria-label': w.here })}
      >
        <title>{isNumbered ? w.drawing : w.here}</title>
        <Ground plane={plane} />
        {isNumbered ? <Numbers plane={plane} /> : <OneAmong plane={plane} />}
        <ScaleBar plane={plane} />
        <g class="place-north">
          <path d="M24 34V14m-6 8 6-8 6 8" />
          <text x="24" y="54" text-anchor="middle">
            {w.north}
          </text>
        </g>
      </svg>
      <figcaption>
        {w.drawingNote}
        {!isNumbered && places.length > 1 && ` ${w.neighbours}`}
      </figcaption>
    </figure>
  );
}

/** Lines a scale bar apart, so that one can judge distances anywhere. */
function Ground({ plane: { width, height, scale } }: { plane: Plane }) {
  const from = (length: number) => (length / 2) % scale.length;
  const lines = (length: number) =>
    Array.from({ length: Math.ceil(length / scale.length) }, (_, at) => from(length) + at * scale.length);
  const path = [
    ...lines(width).map((x) => `M${x.toFixed(1)} 0V${height}`),
    ...lines(height).map((y) => `M0 ${y.toFixed(1)}H${width}`),
  ];
  return <path class="place-grid" d={path.join('')} />;
}

function Numbers({ plane }: { plane: Plane }) {
  const w = publishedWords();
  return (
    <>
      {gatherPoints(plane.points, RADIUS * 2).map(({ x, y, at }) => {
        const [first, ...others] = at.map((each) => each + 1);
        const named = others.length === 0 ? `${first}` : `${first} ${w.and} ${others.length} ${w.others}`;
        return (
          <a class="place-mark" href={`#so-${first}`} aria-label={`${w.number} ${named}`}>
            <circle cx={x} cy={y} r={RADIUS} />
            <text x={x} y={y + 6} text-anchor="middle">
              {first}
              {others.length > 0 && '+'}
            </text>
          </a>
        );
      })}
    </>
  );
}

function OneAmong({ plane: { points } }: { plane: Plane }) {
  const [own, ...others] = points;
  return (
    <>
      {others.map(({ x, y }) => (
        <circle class="place-other" cx={x} cy={y} r={SMALL} />
      ))}
      <circle class="place-own" cx={own!.x} cy={own!.y} r={RADIUS - 6} />
    </>
  );
}

function ScaleBar({ plane: { height, width, scale } }: { plane: Plane }) {
  const w = publishedWords();
  const [right, foot] = [width - 14, height - 12];
  const words =
    scale.metres >= 1000 ? `${scale.metres / 1000} ${w.kilometres}` : `${scale.metres} ${w.metres}`;
  return (
    <g class="place-scale">
      <path d={`M${(right - scale.length).toFixed(1)} ${foot - 6}v6H${right}v-6`} />
      <text x={right - scale.length / 2} y={foot - 8} text-anchor="middle">
        {words}
      </text>
    </g>
  );
}

/** The same place on a map of the world; who follows it leaves us, and says nothing of where he comes from. */
export function OpenMapLink({ latitude, longitude }: Place) {
  const [north, east] = [latitude.toFixed(5), longitude.toFixed(5)];
  const address = `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=18/${north}/${east}`;
  return (
    <a href={address} rel="noopener noreferrer nofollow">
      {publishedWords().openMap}
    </a>
  );
}
