import { any } from './rule.js';

export const REQ = any(
  'please|pls|plz|can (?:you|u)|could (?:you|u)|would (?:you|u)|will you|i (?:want|wish|would like|d like|request|demand|ask|require|need|hereby|am (?:asking|requesting|writing)|insist|expect)|we (?:want|wish|would like|request|ask|require|demand|hereby)|kindly|i am hereby|requesting|must|you to|asking you|my request|request (?:for|to|the)|how about you|time to|want',
);
export const ERASE = any(
  'delet*|eras*|remov*|close|closed|closing|wip(?:e|ed|ing)|destroy*|purge*|get rid of|terminate|deactivate|cancel|forget|take down|scrub',
);
export const WHOLE = any(
  'accounts?|mailbox|personal (?:data|information)|my (?:data|info\\w*|details|profile|records?|photos?|messages)|all (?:data|of it|personal|information|my)|everything|profile|the data|any data|logs?|back ?ups?|history|data relating|photos?|pictures?|e ?mail address|[a-z0-9·_]{3,40}@[a-z·]{3,30}',
);
export const PROFILE = any(
  'names?|surname|first name|last name|birth ?date|date of birth|birthday|(?:postal |home |street |billing )?address|phone|mobile|telephone|number|profile|details|gender|title|records?|personal data|spelling|post ?code|zip code|country|data',
);
