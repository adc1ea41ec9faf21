import { useEffect, useRef } from 'react';

/** Tells when somebody drags files over the window, so that a place to drop them can open. */
export function useFilesOver(over: () => void, enabled: boolean): void {
  const latest = useRef(over);
  useEffect(() => {
    latest.current = over;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const onEnter = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) latest.current();
    };
    window.addEventListener('dragenter', onEnter);
    return () => window.removeEventListener('dragenter', onEnter);
  }, [enabled]);
}
