/** Lists for the screen, for every command that makes something to be sent. */
export const SCREEN_OPTIONS = {
  'phi-terms': {
    type: 'string',
    describe:
      'List of names and words that must not go out, one a line, any case; free names are not found without it',
  },
  'phi-allow': {
    type: 'string',
    describe:
      'List of contacts of your own that may go out (telephone, e-mail, street address; no other kind), one a line: 555-010-0199, help@acme.example, @acme.example',
  },
} as const;
