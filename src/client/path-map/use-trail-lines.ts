import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { trailStops } from './map-order.ts';
import { branchPath, trailPath } from './trail-shape.ts';
import type { Spot } from './trail-shape.ts';

export interface TrailLines {
  width: number;
  height: number;
  /** The whole trail, and the part that is behind the student. */
  whole: string;
  walked: string;
  branches: { taskId: string; path: string; state: TaskView['state'] }[];
}

const nothing: TrailLines = { width: 0, height: 0, whole: '', walked: '', branches: [] };

/**
 * The lines of the map, drawn through the marks as the browser has laid them out, so that they fit every text size,
 * language and width. Marks carry `data-spot`, their place's id.
 */
export function useTrailLines(
  journey: JourneyView,
  layout: 'wide' | 'tall',
): { canvas: RefObject<HTMLDivElement | null>; lines: TrailLines } {
  const canvas = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState(nothing);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = () => setLines(drawLines(element, journey, layout));
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    window.addEventListener('resize', draw);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', draw);
    };
  }, [journey, layout]);
  return { canvas, lines };
}

function drawLines(canvas: HTMLElement, journey: JourneyView, layout: 'wide' | 'tall'): TrailLines {
  const frame = canvas.getBoundingClientRect();
  const spots = new Map<string, Spot>();
  for (const mark of canvas.querySelectorAll<HTMLElement>('[data-spot]')) {
    const box = mark.getBoundingClientRect();
    const x = box.left - frame.left + box.width / 2;
    spots.set(mark.dataset['spot'] ?? '', { x, y: box.top - frame.top + box.height / 2 });
  }
  const stops = trailStops(journey);
  const through = (ids: string[]) => ids.flatMap((id) => spots.get(id) ?? []);
  const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const drawn = { right: frame.width - 6 * unit, unit, layout };
  const hereIndex = stops.findIndex(({ isHere }) => isHere);
  return {
    width: frame.width,
    height: frame.height,
    whole: trailPath(through(stops.map(({ id }) => id)), drawn),
    walked: trailPath(through(stops.slice(0, hereIndex + 1).map(({ id }) => id)), drawn),
    branches: journey.milestones.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'group' ? branchesOf(step.group, spots, unit) : [])),
    ),
  };
}

function branchesOf(
  { id, tasks }: { id: string; tasks: TaskView[] },
  spots: Map<string, Spot>,
  unit: number,
): TrailLines['branches'] {
  const fork = spots.get(id);
  if (!fork) return [];
  const placed = tasks.flatMap((task) => {
    const spot = spots.get(task.id);
    return spot ? [{ task, spot }] : [];
  });
  return placed.map(({ task, spot }) => {
    const row = placed.filter((each) => Math.abs(each.spot.y - spot.y) < 6);
    const isFirst = row.every((each) => each.spot.x >= spot.x);
    return { taskId: task.id, path: branchPath(fork, spot, { isFirst, unit }), state: task.state };
  });
}
