import { eachRightOnce } from './rights-stories.js';
import { filmed } from './rights-films.js';

filmed('each right, from the mail to the letter that arrived', eachRightOnce);
