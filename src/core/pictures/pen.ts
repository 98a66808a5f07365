export interface Stroke {
  readonly colour: string
  readonly width?: number | undefined
  readonly dash?: string | undefined
  readonly opacity?: number | undefined
}

export interface Ink {
  readonly colour: string
  readonly opacity?: number | undefined
}

export interface TextInk extends Ink {
  /** Drawn around the letters, so that no line strikes them through. */
  readonly halo?: string
}

/** What a picture is drawn with: a canvas, or the text of an SVG. All lengths in pixels. */
export interface Pen {
  /** Until `unclip`, nothing outside is drawn. */
  clip(left: number, top: number, right: number, bottom: number): void
  unclip(): void
  rectangle(left: number, top: number, width: number, height: number, ink: Ink): void
  disc(x: number, y: number, radius: number, ink: Ink): void
  ring(x: number, y: number, radius: number, stroke: Stroke): void
  ellipse(x: number, y: number, radiusX: number, radiusY: number, ink: Ink, stroke: Stroke): void
  /** x and y by turns. */
  polyline(points: readonly number[], stroke: Stroke): void
  polygon(points: readonly number[], ink: Ink): void
  text(x: number, y: number, text: string, ink: TextInk, anchor: 'start' | 'middle' | 'end', turned?: boolean): void
}

export const FONT_SIZE = 13
