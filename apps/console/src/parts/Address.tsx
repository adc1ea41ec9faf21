import { Fragment } from 'react';

/** A mail address that breaks, when it must, after its at sign, a dot or a hyphen. */
export function Address({ of }: { of: string }) {
  return (
    <>
      {of.split(/(?<=[@.-])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
