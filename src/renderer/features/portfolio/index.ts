export { PortfolioTab } from './portfolio-tab';
