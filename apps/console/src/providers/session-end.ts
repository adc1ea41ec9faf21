let lead: (() => void) | null = null;

/** A session that was open is over, and not because its officer signed out here: the shell leads to the door. */
export const sessionEnd = {
  onTold(toTheDoor: () => void): () => void {
    lead = toTheDoor;
    return () => {
      lead = null;
    };
  },
  tell(): void {
    lead?.();
  },
};
