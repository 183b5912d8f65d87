import type { LevelStep } from '../domain/method/method.ts';

/** A drawing in a square of 10 × 10. Drawn, never typed: the typeface has neither star nor level shapes. */
export type Shape =
  | { readonly kind: 'ring'; readonly centre: number; readonly radius: number; readonly thickness: number }
  | { readonly kind: 'disc'; readonly centre: number; readonly radius: number }
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [number, number])[] };

/** One shape per step, so that levels are told apart without colour. */
export const levelShapes: Readonly<Record<LevelStep, Shape>> = {
  1: { kind: 'ring', centre: 5, radius: 3.6, thickness: 2 },
  2: { kind: 'disc', centre: 5, radius: 4.2 },
  3: { kind: 'polygon', points: [[5, 0], [10, 5], [5, 10], [0, 5]] },
  4: { kind: 'polygon', points: [[5, 0.6], [9.8, 9.4], [0.2, 9.4]] },
  5: { kind: 'polygon', points: [[0.6, 0.6], [9.4, 0.6], [9.4, 9.4], [0.6, 9.4]] },
};

export const starShape: Shape = { kind: 'polygon', points: star() };

function star(): [number, number][] {
  return Array.from({ length: 10 }, (_, at) => {
    const radius = at % 2 === 0 ? 5 : 2.15;
    const angle = (Math.PI * at) / 5 - Math.PI / 2;
    return [round(5 + radius * Math.cos(angle)), round(5.25 + radius * Math.sin(angle))];
  });
}

/** The shape as an SVG path in a view box of 10 × 10, to be filled with `fill-rule="evenodd"`. */
export function shapePath(shape: Shape): string {
  switch (shape.kind) {
    case 'disc': return circle(shape.centre, shape.radius);
    case 'ring': return circle(shape.centre, shape.radius + shape.thickness / 2) + circle(shape.centre, shape.radius - shape.thickness / 2);
    case 'polygon': return `M${shape.points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
  }
}

function circle(centre: number, radius: number): string {
  const r = round(radius);
  return `M${round(centre - radius)} ${centre}a${r} ${r} 0 1 0 ${round(2 * radius)} 0a${r} ${r} 0 1 0 ${round(-2 * radius)} 0Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
