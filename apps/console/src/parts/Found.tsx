/** An excerpt in which the words found stand between U+0002 and U+0003. */
export const Found = ({ text }: { text: string }) => (
  <>
    {text.split('\u0002').map((piece, index) => {
      if (index === 0) return piece;
      const [word, ...rest] = piece.split('\u0003');
      return (
        <span key={index}>
          <mark className="found">{word}</mark>
          {rest.join('')}
        </span>
      );
    })}
  </>
);
