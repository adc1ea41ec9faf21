import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'error';
  ms: number;
  action?: { label: string; run: () => void; undo?: boolean };
  link?: { label: string; to: string };
}

let shown: Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((one) => one());

/** Short words at the foot of the screen; an act that can be undone says so for eight seconds. */
export const toasts = {
  show(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
    count += 1;
    const ms = options.action || options.link ? 8000 : options.tone === 'error' ? 7000 : 3500;
    shown = [...shown.slice(-1), { id: count, text, tone: 'plain', ms, ...options }];
    tell();
  },
  error(text: string): void {
    toasts.show(text, { tone: 'error' });
  },
  drop(id: number): void {
    shown = shown.filter((one) => one.id !== id);
    tell();
  },
  /** What was undone by another way offers no undo any more. */
  dropUndo(): void {
    const last = shown.findLast((one) => one.action?.undo);
    if (last) toasts.drop(last.id);
  },
  /** `z`: runs the newest undo on screen. */
  undoLast(): boolean {
    const last = shown.findLast((one) => one.action?.undo);
    if (!last?.action) return false;
    toasts.drop(last.id);
    last.action.run();
    return true;
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useToasts = (): Toast[] => useSyncExternalStore(subscribe, () => shown);
