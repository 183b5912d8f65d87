import type { LevelStep } from '../domain/method/method.ts';

/**
 * The one palette. Screen, paper and pictures read these values; the style sheet is held against them by a test.
 * Contrasts were computed pair by pair (text on level surface at least 5.5:1): change no colour without computing again.
 */
export interface LevelColours {
  /** Surface of a filled chip or cell. */
  readonly surface: string;
  /** Text and shape on the surface. */
  readonly on: string;
  /** Shape on the page itself. */
  readonly mark: string;
  /** How much of the surface is left in a cell without events, 0–1. */
  readonly pale: number;
}

export interface Palette {
  readonly page: string;
  readonly sunk: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly urgent: string;
  /** Five steps: on paper darker is worse, in the dark lighter is worse, so that greyscale keeps the order. */
  readonly levels: Readonly<Record<LevelStep, LevelColours>>;
}

export const lightPalette: Palette = {
  page: '#ffffff', sunk: '#f6f6f3', ink: '#171b20', muted: '#535c67', line: '#dfe2e6', lineStrong: '#767f8a', accent: '#1b4f91', urgent: '#a11a1a',
  levels: {
    1: { surface: '#e4f1e8', on: '#12432b', mark: '#2b7a52', pale: 0.55 },
    2: { surface: '#dbe39c', on: '#333d08', mark: '#65741a', pale: 0.4 },
    3: { surface: '#f1c04b', on: '#392900', mark: '#946200', pale: 0.32 },
    4: { surface: '#dd7f3c', on: '#260f00', mark: '#b4531a', pale: 0.24 },
    5: { surface: '#a11a1a', on: '#ffffff', mark: '#a11a1a', pale: 0.2 },
  },
};

export const darkPalette: Palette = {
  page: '#14171a', sunk: '#1a1e22', ink: '#e8ebee', muted: '#a9b2bc', line: '#2d343b', lineStrong: '#7d8894', accent: '#8cb9f5', urgent: '#ff9d92',
  levels: {
    1: { surface: '#1b3a2c', on: '#c3e8d3', mark: '#7cc79f', pale: 0.55 },
    2: { surface: '#414b17', on: '#e6efb4', mark: '#b9c766', pale: 0.4 },
    3: { surface: '#7d5d10', on: '#fff2d2', mark: '#e2b04a', pale: 0.32 },
    4: { surface: '#c8763a', on: '#1f0c00', mark: '#e39359', pale: 0.24 },
    5: { surface: '#ff9389', on: '#2a0303', mark: '#ff9389', pale: 0.2 },
  },
};

export type PaletteName = 'light' | 'dark' | 'paper';

/** Paper is light whatever the screen is. */
export function paletteOf(name: PaletteName): Palette {
  return name === 'dark' ? darkPalette : lightPalette;
}

/** The surface of a level's empty cell: the level's colour let through the page. */
export function paleSurface(palette: Palette, step: LevelStep): string {
  const { surface, pale } = palette.levels[step];
  return mix(surface, palette.page, pale);
}

function mix(over: string, under: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(1 + at * 2, 3 + at * 2), 16);
  return `#${[0, 1, 2].map((at) => Math.round(channel(over, at) * share + channel(under, at) * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}
