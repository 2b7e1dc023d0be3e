import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherPoints, type Place, placePoints } from './place-points.ts';

const ward = fc.array(
  fc.record({
    latitude: fc.double({ min: 20.8, max: 21.0, noNaN: true }),
    longitude: fc.double({ min: 106.2, max: 106.5, noNaN: true }),
  }),
  { minLength: 1, maxLength: 30 },
);

/** On the ball, in metres. */
function metresBetween(a: Place, b: Place): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const [north, east] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)];
  const half =
    Math.sin(north / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(half));
}

describe('a drawing of places', () => {
  it('holds every place, within its edges, north up and east to the right', () => {
    fc.assert(
      fc.property(ward, (places) => {
        const { width, height, points } = placePoints(places);
        for (const [at, { x, y }] of points.entries()) {
          expect(x).toBeGreaterThanOrEqual(30);
          expect(x).toBeLessThanOrEqual(width - 30);
          expect(y).toBeGreaterThanOrEqual(30);
          expect(y).toBeLessThanOrEqual(height - 30);
          if (places[at]!.latitude > places[0]!.latitude) expect(y).toBeLessThanOrEqual(points[0]!.y);
          if (places[at]!.longitude > places[0]!.longitude) expect(x).toBeGreaterThanOrEqual(points[0]!.x);
        }
      }),
    );
  });

  it('has a scale bar that says the distances of the earth, to one in a hundred', () => {
    fc.assert(
      fc.property(ward, (places) => {
        const { points, scale } = placePoints(places);
        for (const [at, point] of points.entries()) {
          const drawn = Math.hypot(point.x - points[0]!.x, point.y - points[0]!.y);
          const told = (drawn / scale.length) * scale.metres;
          const least = (0.3 / scale.length) * scale.metres;
          expect(Math.abs(told - metresBetween(places[0]!, places[at]!))).toBeLessThan(told * 0.01 + least);
        }
      }),
    );
  });

  it.each([
    ['one place', [{ latitude: 20.94, longitude: 106.33 }]],
    ['the same place twice', Array(2).fill({ latitude: 20.94, longitude: 106.33 })],
    [
      'the ends of the earth',
      [
        { latitude: 90, longitude: -180 },
        { latitude: -90, longitude: 180 },
      ],
    ],
    ['a pole', [{ latitude: 90, longitude: 0 }]],
  ])('is a drawing of %s too', (_, places: Place[]) => {
    const { points, scale, height } = placePoints(places);
    for (const value of [...points.flatMap(({ x, y }) => [x, y]), scale.metres, scale.length, height])
      expect(Number.isFinite(value)).toBe(true);
    expect([...String(scale.metres)][0]).toMatch(/[125]/);
  });

  it('loses no place where some lie on one another', () => {
    fc.assert(
      fc.property(ward, (places) => {
        const marks = gatherPoints(placePoints(places).points, 36);
        expect(marks.flatMap((mark) => mark.at).sort((a, b) => a - b)).toEqual(places.map((_, at) => at));
        for (const [at, { x, y }] of marks.entries())
          for (const other of marks.slice(at + 1))
            expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThanOrEqual(36);
      }),
    );
  });
});
