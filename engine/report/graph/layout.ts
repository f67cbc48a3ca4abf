/** A box to be placed. Sizes in pixels. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A line from one box to one below it. */
export interface Line {
  readonly from: string;
  readonly to: string;
}

/** A point of the drawing; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything stands. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The middle of each box. */
  readonly boxes: ReadonlyMap<string, Point>;
  /** The course of each line, in the order in which they were given. */
  readonly lines: readonly (readonly Point[])[];
}

/** A place in a layer: a box, or the point where a long line passes through. */
interface Slot {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly above: string[];
  readonly below: string[];
}

const columnGap = 28;
const rowGap = 44;
const margin = 12;
const sweeps = 8;

/** The layer of each box: one below the lowest of those that lead to it. Boxes on a cycle stay in the first. */
function layersOf(boxes: readonly Box[], lines: readonly Line[]): ReadonlyMap<string, number> {
  const below = Map.groupBy(lines, ({ from }) => from);
  const waitsFor = new Map(boxes.map(({ id }) => [id, 0]));
  for (const { to } of lines) waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1);
  const layers = new Map<string, number>();
  const ready = boxes.filter(({ id }) => waitsFor.get(id) === 0).map(({ id }) => id);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const next = (layers.get(id) ?? 0) + 1;
    for (const { to } of below.get(id) ?? []) {
      layers.set(to, Math.max(layers.get(to) ?? 0, next));
      const left = (waitsFor.get(to) ?? 0) - 1;
      waitsFor.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return layers;
}

/** The layers with their slots, and for each line the slots that it passes through. */
function slotsOf(
  boxes: readonly Box[],
  lines: readonly Line[],
): {
  readonly rows: Slot[][];
  readonly courses: readonly (readonly string[])[];
  readonly slots: Map<string, Slot>;
} {
  const layers = layersOf(boxes, lines);
  const rows: Slot[][] = [];
  const slots = new Map<string, Slot>();
  const add = (layer: number, key: string, width: number, height: number): void => {
    const slot: Slot = { key, width, height, above: [], below: [] };
    slots.set(key, slot);
    (rows[layer] ??= []).push(slot);
  };
  for (const { id, width, height } of boxes) add(layers.get(id) ?? 0, id, width, height);
  const courses = lines.map(({ from, to }, index) => {
    const first = layers.get(from) ?? 0;
    const last = layers.get(to) ?? 0;
    const course = [from];
    for (let layer = first + 1; layer < last; layer += 1) {
      const key = `line ${index} ${layer}`;
      add(layer, key, 2, 0);
      course.push(key);
    }
    course.push(to);
    for (const [at, key] of course.entries()) {
      const next = course[at + 1];
      if (next === undefined) continue;
      slots.get(key)?.below.push(next);
      slots.get(next)?.above.push(key);
    }
    return course;
  });
  return { rows, courses, slots };
}

/** Orders each layer by where its neighbours stand, down and up again, so that few lines cross. */
function order(rows: Slot[][]): void {
  const place = new Map<string, number>();
  const remember = (row: readonly Slot[]): void => row.forEach(({ key }, index) => place.set(key, index));
  rows.forEach(remember);
  const middle = (keys: readonly string[], standard: number): number =>
    keys.length === 0 ? standard : keys.reduce((sum, key) => sum + (place.get(key) ?? 0), 0) / keys.length;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) {
      const weights = new Map(
        row.map((slot, index) => [slot.key, middle(isDown ? slot.above : slot.below, index)]),
      );
      row.sort((a, b) => (weights.get(a.key) ?? 0) - (weights.get(b.key) ?? 0));
      remember(row);
    }
  }
}

function widthOf(row: readonly Slot[]): number {
  return row.reduce((sum, { width }) => sum + width, 0) + columnGap * Math.max(0, row.length - 1);
}

/** Places boxes in layers, so that every line leads downwards. Pure; the same input gives the same drawing. */
export function layOut(boxes: readonly Box[], lines: readonly Line[]): Layout {
  const { rows, courses } = slotsOf(boxes, lines);
  order(rows);
  const width = Math.max(0, ...rows.map(widthOf)) + 2 * margin;
  const points = new Map<string, Point>();
  let y = margin;
  for (const row of rows) {
    const height = Math.max(0, ...row.map((slot) => slot.height));
    let x = (width - widthOf(row)) / 2;
    for (const slot of row) {
      points.set(slot.key, { x: x + slot.width / 2, y: y + height / 2 });
      x += slot.width + columnGap;
    }
    y += height + rowGap;
  }
  const heights = new Map(boxes.map(({ id, height }) => [id, height]));
  return {
    width,
    height: Math.max(margin, y - rowGap) + margin,
    boxes: points,
    lines: courses.map((course) => drawCourse(course, points, heights)),
  };
}

/** From the lower edge of the first box to the upper edge of the last one. */
function drawCourse(
  course: readonly string[],
  points: ReadonlyMap<string, Point>,
  heights: ReadonlyMap<string, number>,
): readonly Point[] {
  return course.flatMap((key, index) => {
    const point = points.get(key);
    if (point === undefined) return [];
    const half = (heights.get(key) ?? 0) / 2;
    const shift = index === 0 ? half : index === course.length - 1 ? -half : 0;
    return [{ x: point.x, y: point.y + shift }];
  });
}
