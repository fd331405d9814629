export { boardView } from './view/board.js';
export { fullView } from './view/full.js';
export { regulatorView } from './regulator/view.js';
