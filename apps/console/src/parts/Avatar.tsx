const initials = (name: string) => {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
};

export const Avatar = ({ name, out }: { name: string | null; out?: boolean }) => (
  <span
    className={`avatar${name ? '' : ' none'}${out ? ' out' : ''}`}
    data-glyph={name ? initials(name) : '–'}
    aria-hidden="true"
  />
);
