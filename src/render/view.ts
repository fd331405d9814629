export { boardView, type BoardView } from './view/board.js';
export { fullView, type FullView } from './view/full.js';
