/** Who reads at the end of the messages stays there, whatever grows; who has scrolled up is left alone. */

/** Closer to the end than this counts as being there, in CSS pixels. */
const NEAR = 80;

let scroller: HTMLElement | undefined;
let sticks = true;
let lastTop = 0;

const jump = () => scroller?.scrollTo({ top: scroller.scrollHeight });
const observer = new ResizeObserver(() => {
  if (sticks) jump();
});

/** Watches the element that the messages scroll in, once it is drawn. */
export function watchScroller(element: Element | undefined): void {
  if (!(element instanceof HTMLElement) || element === scroller) return;
  observer.disconnect();
  scroller = element;
  observer.observe(element);
  for (const child of element.children) observer.observe(child);
}

/** Takes note of a scroll. */
export function onScroll(): void {
  const top = scroller?.scrollTop ?? 0;
  // What has grown below moves the end away too, but only a reader scrolls up.
  sticks = isAtEnd() || (sticks && top >= lastTop);
  lastTop = top;
}

/** Whether the newest message is in sight, or nearly. */
export function isAtEnd(): boolean {
  return !scroller || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
}

/** Scrolls to the newest message, and stays there. */
export function toEnd(): void {
  sticks = true;
  jump();
}
