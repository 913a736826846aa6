import type { Page } from 'playwright-core';

/** What is wrong with the layout of a page, as sentences; none is right. */
export async function findLayoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const width = document.scrollingElement?.scrollWidth ?? 0;
    if (width > innerWidth) faults.push(`The page is ${width} px wide in a window of ${innerWidth}.`);
    // Behind a dialog everything is covered.
    const scope = document.querySelector('[role=dialog]') ?? document.body;
    for (const control of scope.querySelectorAll('button, a[href], input, [role=combobox]')) {
      const box = control.getBoundingClientRect();
      const isMeantForEyes =
        control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1;
      if (!isMeantForEyes || isHiddenFromEyes(control) || isScrolledAway(control)) continue;
      const name =
        `${control.ariaLabel ?? control.textContent ?? ''}`.trim().slice(0, 40) || control.outerHTML.slice(0, 80);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const isBeyond = box.left < -0.5 || box.right > innerWidth + 0.5;
      if (isBeyond && !isScrolledAlong(control)) faults.push(`“${name}” reaches beyond the window.`);
      const there = document.elementFromPoint(x, y);
      // What is offered while one types lies over what is below, and goes when one is done.
      const isOffer = Boolean(there?.closest('[role=listbox]')) && !control.closest('[role=listbox]');
      if (there !== null && !isOffer && !control.contains(there) && !there.contains(control)) {
        faults.push(`“${name}” is covered by ${there.outerHTML.slice(0, 80)}.`);
      } else if (there !== null && there !== control && there.contains(control)) {
        faults.push(`“${name}” is cut off by ${there.outerHTML.slice(0, 80)}.`);
      }
    }
    return faults;

    /** Said to screen readers only, or inside of something that is. */
    function isHiddenFromEyes(element: Element): boolean {
      return element.closest('.visuallyHidden, [aria-hidden=true], [hidden]') !== null;
    }

    /** It is in a bar that scrolls sideways, which brings all of it into view. */
    function isScrolledAlong(element: Element): boolean {
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(above).overflowX) && above.scrollWidth > above.clientWidth) return true;
      }
      return false;
    }

    /** Its middle lies outside of what scrolls it: scrolling brings it back. */
    function isScrolledAway(element: Element): boolean {
      const { x, y, width: w, height: h } = element.getBoundingClientRect();
      for (let above = element.parentElement; above !== null; above = above.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(above);
        const box = above.getBoundingClientRect();
        const scrollsY = /auto|scroll/.test(overflowY) && above.scrollHeight > above.clientHeight;
        const scrollsX = /auto|scroll/.test(overflowX) && above.scrollWidth > above.clientWidth;
        if (scrollsY && (y + h / 2 < box.top || y + h / 2 > box.bottom)) return true;
        if (scrollsX && (x + w / 2 < box.left || x + w / 2 > box.right)) return true;
      }
      return false;
    }
  });
}
