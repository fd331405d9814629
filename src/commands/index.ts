export { build } from './build.js';
export { demo } from './demo.js';
export { explain } from './explain.js';
export { init } from './init.js';
export { inspect } from './inspect.js';
export { law } from './law.js';
export { ocr } from './ocr.js';
export { price } from './price.js';
