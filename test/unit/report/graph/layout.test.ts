import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, type Box, type Layout, type Line } from '../../../../engine/report/graph/layout.ts';

const box = (id: string, width = 100): Box => ({ id, width, height: 40 });
const at = (layout: Layout, id: string): { x: number; y: number } => {
  const point = layout.boxes.get(id);
  if (point === undefined) throw new Error(`${id} has no place`);
  return point;
};

/** A graph without cycles: every line leads from an earlier box to a later one. */
const graphs = fc.integer({ min: 1, max: 25 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  const line = fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).filter(([a, b]) => a < b);
  return fc.record({
    boxes: fc.tuple(...ids.map((id) => fc.integer({ min: 20, max: 300 }).map((width) => box(id, width)))),
    lines:
      count === 1
        ? fc.constant([])
        : fc.array(
            line.map(([a, b]): Line => ({ from: `s${a}`, to: `s${b}` })),
            { maxLength: 60 },
          ),
  });
});

describe('layOut', () => {
  test('puts what follows below, and what is beside in one row', () => {
    const layout = layOut(
      [box('a'), box('b'), box('c')],
      [
        { from: 'a', to: 'c' },
        { from: 'b', to: 'c' },
      ],
    );
    expect(at(layout, 'a').y).toBe(at(layout, 'b').y);
    expect(at(layout, 'c').y).toBeGreaterThan(at(layout, 'a').y);
    expect(at(layout, 'c').x).toBe((at(layout, 'a').x + at(layout, 'b').x) / 2);
  });

  test('leaves no crossing where none has to be', () => {
    const layout = layOut(
      [box('a'), box('b'), box('x'), box('y')],
      [
        { from: 'a', to: 'y' },
        { from: 'b', to: 'x' },
      ],
    );
    expect(Math.sign(at(layout, 'a').x - at(layout, 'b').x)).toBe(
      Math.sign(at(layout, 'y').x - at(layout, 'x').x),
    );
  });

  test('for any graph: lines lead downwards, boxes do not overlap, and all lies within the drawing', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, lines }) => {
        const layout = layOut(boxes, lines);
        for (const { from, to } of lines) expect(at(layout, to).y).toBeGreaterThan(at(layout, from).y + 40);
        for (const one of boxes) {
          const { x, y } = at(layout, one.id);
          expect(x - one.width / 2).toBeGreaterThanOrEqual(0);
          expect(x + one.width / 2).toBeLessThanOrEqual(layout.width);
          expect(y + 20).toBeLessThanOrEqual(layout.height);
          for (const other of boxes) {
            const point = at(layout, other.id);
            if (other.id === one.id || point.y !== y) continue;
            expect(Math.abs(point.x - x)).toBeGreaterThanOrEqual((one.width + other.width) / 2);
          }
        }
        for (const course of layout.lines) {
          for (const [index, point] of course.entries()) {
            expect(point.y).toBeGreaterThan(course[index - 1]?.y ?? -1);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('takes ten thousand boxes in a row, written in any order', () => {
    const boxes = Array.from({ length: 10_000 }, (_, index) => box(`s${index}`));
    const lines = boxes.slice(1).map(({ id }, index): Line => ({ from: id, to: `s${index}` }));
    expect(layOut(boxes, lines).boxes.size).toBe(10_000);
  });
});
