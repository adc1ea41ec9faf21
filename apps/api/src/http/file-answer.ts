import type { ApiResponseOptions } from '@nestjs/swagger';

/** For the description of the API: an answer that is a document of this kind and no JSON. */
export const file = (mediaType: string): ApiResponseOptions => ({
  content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
});
