export { StrategyGlyph } from './strategy-glyph';
export { AboutStrategy } from './about-strategy';
