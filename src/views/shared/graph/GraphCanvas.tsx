import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import type { Camera } from '#charts/serviceGraph/camera.ts';
import type { Gestures } from '#charts/serviceGraph/gestures.ts';
import { attachGestures } from '#charts/serviceGraph/gestures.ts';
import type { GraphHit } from '#charts/serviceGraph/hit.ts';
import { paintLights } from '#charts/serviceGraph/paint.ts';
import { GraphPicture } from '#charts/serviceGraph/picture.ts';
import type { GraphScene } from '#charts/serviceGraph/scene.ts';
import type { GraphPlace } from '#state/graphChoices.ts';
import { announce } from '#ui/announcer.ts';
import type { CanvasSurfaceHandle } from '#ui/CanvasSurface.tsx';
import { CanvasSurface } from '#ui/CanvasSurface.tsx';
import { classNames } from '#ui/classNames.ts';
import { measureText } from '#views/shared/measureLabels.ts';
import { usePalette } from '#views/shared/usePalette.ts';
import styles from './GraphCanvas.module.css';
import { GraphWindow } from './graphWindow.ts';
import { lightsOf } from './lights.ts';
import { GRAPH_MOVES, moveInGraph } from './moveInGraph.ts';

export interface GraphCanvasHandle {
  /** Shows all of it. */
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  /** Moves the keyboard to a node, by its place in the scene, and brings it into view. */
  readonly goTo: (node: number) => void;
}

export interface GraphCanvasProps {
  readonly scene: GraphScene;
  /** Places are of it: another one is shown whole, unless `place` says where to look. */
  readonly layout: object | undefined;
  readonly place: GraphPlace | undefined;
  readonly selected: GraphHit | undefined;
  /** px at the right that the figures of what is selected cover */
  readonly coveredPx: number;
  readonly label: string;
  /** what a screen reader hears of a node and its neighbours */
  readonly describe: (node: number) => string;
  readonly onPlace: (place: GraphPlace | undefined) => void;
  readonly onSelect: (hit: GraphHit | undefined) => void;
  /** Esc with nothing selected; false = there was nothing to take back, and the key is for somebody else. */
  readonly onBack: () => boolean;
  /** A node is at another place: its top left, world px; `isDone` when it was let go. */
  readonly onPin: (node: number, x: number, y: number, isDone: boolean) => void;
  readonly ref?: Ref<GraphCanvasHandle> | undefined;
  /** the element that takes the keys */
  readonly focusRef?: Ref<HTMLDivElement> | undefined;
}

/** ms the camera must rest before it is told. */
const REST = 300;
const ZOOM_STEP = 1.3;

/** The picture of a graph, to look around in by pointer, finger and keys. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { scene, layout, place, selected, coveredPx, label, describe, onPlace, onSelect, onBack, ref, focusRef } =
    props;
  const palette = usePalette();
  const surface = useRef<CanvasSurfaceHandle>(null);
  const gestures = useRef<Gestures>(undefined);
  const [picture] = useState(() => new GraphPicture());
  const [seen] = useState(() => new GraphWindow());
  const [cursor, setCursor] = useState(-1);
  const [before, setBefore] = useState(-1);
  const [isFocused, setFocused] = useState(false);
  const [isPointing, setPointing] = useState(false);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const repaint = useCallback(() => surface.current?.requestPaint(), []);
  const shownCursor = isFocused && cursor < scene.nodes.length ? cursor : -1;
  const paint = useMemo(
    () =>
      (ctx: CanvasRenderingContext2D, { width, height }: { readonly width: number; readonly height: number }): void => {
        if (seen.resize(width, height)) gestures.current?.moveTo(seen.start(latest.current));
        const view = { camera: seen.camera, widthPx: width, heightPx: height, palette, measure: measureText };
        const lights = lightsOf(scene, seen.hovered, shownCursor, selected);
        const density = ctx.getTransform().a;
        ctx.globalAlpha = lights.nodes.size > 0 ? 0.3 : 1;
        const isUnfinished = picture.draw(ctx, scene, view, density);
        ctx.globalAlpha = 1;
        paintLights(ctx, scene, lights, view);
        if (isUnfinished) repaint();
      },
    [scene, palette, selected, shownCursor, picture, seen, repaint],
  );

  useEffect(() => {
    const element = surface.current?.element;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attached = attachGestures(element, {
      nodeAt: (x, y) => {
        const hit = seen.hitAt(latest.current.scene, x, y);
        return hit?.kind === 'node' ? hit.at : -1;
      },
      onCamera: (camera, isByUser) => {
        seen.look(camera);
        repaint();
        if (!isByUser) return;
        clearTimeout(timer);
        timer = setTimeout(() => latest.current.onPlace(seen.place()), REST);
      },
      onDragNode: (node, dx, dy) => {
        const { x, y } = latest.current.scene.nodes[node];
        seen.hover({ kind: 'node', at: node });
        latest.current.onPin(node, x + dx / seen.camera.k, y + dy / seen.camera.k, false);
      },
      onDragEnd: (node) => {
        const { x, y } = latest.current.scene.nodes[node];
        latest.current.onPin(node, x, y, true);
      },
    });
    gestures.current = attached;
    attached.moveTo(seen.camera);
    return () => {
      clearTimeout(timer);
      attached.detach();
    };
  }, [seen, repaint]);

  // Another layout, or an address that says where to look.
  useEffect(() => {
    if (seen.isSized && seen.isElsewhere(layout, place)) gestures.current?.moveTo(seen.start(latest.current));
  }, [seen, layout, place]);

  // What is selected is not to be under its own figures.
  useEffect(() => {
    seen.cover(coveredPx);
    const { scene: shown, selected: chosen } = latest.current;
    if (coveredPx === 0 || chosen?.kind !== 'node' || !seen.isSized) return;
    gestures.current?.moveTo(seen.toNode(shown.nodes[chosen.at]));
  }, [seen, coveredPx, selected]);

  const show = (camera: Camera): void => {
    gestures.current?.moveTo(camera);
    onPlace(seen.place());
  };
  const goTo = (node: number): void => {
    setCursor(node);
    const camera = seen.toNode(scene.nodes[node]);
    if (camera !== seen.camera) show(camera);
    announce(describe(node));
  };
  const fit = (): void => {
    gestures.current?.moveTo(seen.whole(scene));
    onPlace(undefined);
  };
  const zoomBy = (factor: number): void => {
    gestures.current?.zoomBy(factor);
    onPlace(seen.place());
  };
  useImperativeHandle(ref, () => ({ fit, zoomBy, goTo }));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = GRAPH_MOVES[event.key];
    if (move !== undefined) {
      const next = moveInGraph(scene, cursor, move, before);
      setBefore(cursor);
      if (next >= 0) goTo(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (cursor >= 0) onSelect({ kind: 'node', at: cursor });
    } else if (event.key === 'Escape') {
      if (selected) onSelect(undefined);
      else if (!onBack()) return;
    } else if (event.key === '+' || event.key === '=') zoomBy(ZOOM_STEP);
    else if (event.key === '-') zoomBy(1 / ZOOM_STEP);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  };

  const hover = (hit: GraphHit | undefined): void => {
    if (!seen.hover(hit)) return;
    setPointing(hit !== undefined);
    repaint();
  };

  return (
    // An application takes all keys: that is what the role is for, though rules count it among what cannot be acted on.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={focusRef}
      className={styles['frame']}
      role="application"
      aria-roledescription="graph"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-testid="graph"
      data-chosen={shownCursor >= 0 || undefined}
      onKeyDown={onKeyDown}
      onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => setFocused(false)}
    >
      <CanvasSurface
        ref={surface}
        className={classNames(styles['canvas'], isPointing && styles['pointing'])}
        paint={paint}
        ariaHidden
        onPointerMove={(event) => {
          if (event.buttons !== 0 || event.pointerType === 'touch') return;
          const box = event.currentTarget.getBoundingClientRect();
          hover(seen.hitAt(scene, event.clientX - box.left, event.clientY - box.top));
        }}
        onPointerLeave={() => hover(undefined)}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const hit = seen.hitAt(scene, event.clientX - box.left, event.clientY - box.top);
          if (hit?.kind === 'node') setCursor(hit.at);
          onSelect(hit);
        }}
      />
    </div>
  );
}
