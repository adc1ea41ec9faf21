import { everyStory } from './rights-stories.js';
import { filmed } from './rights-films.js';

filmed('each right in both languages, from the mail to the letter that arrived', everyStory);
