import { useDates } from '../i18n/use-dates.js';
import { useWord } from '../i18n/use-t.js';

/** Why a step of a mail ended as it did, in words; `too-large: 62914560 bytes` also says how large. Nothing for a code without a sentence. */
export function useStepWhy(): (why: string | null) => string {
  const word = useWord();
  const dates = useDates();
  return (why) => {
    const [, code, bytes] = /^([\w-]+)(?:: (\d+) bytes)?$/.exec(why ?? '') ?? [];
    return word('channels.stepWhy', code, '', { size: bytes ? dates.size(Number(bytes)) : '' });
  };
}
