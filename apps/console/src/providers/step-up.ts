/** A call that needs a fresh proof of who I am waits here until the dialog answers. */
type Waiter = (proved: boolean) => void;

let waiters: Waiter[] = [];
let open: (() => void) | null = null;

export const stepUp = {
  /** The dialog registers itself. */
  onNeeded(show: () => void): () => void {
    open = show;
    return () => {
      open = null;
    };
  },
  ask(): Promise<boolean> {
    if (open === null) return Promise.resolve(false);
    const answer = new Promise<boolean>((resolve) => waiters.push(resolve));
    open();
    return answer;
  },
  settle(proved: boolean): void {
    const told = waiters;
    waiters = [];
    told.forEach((tell) => tell(proved));
  },
};
