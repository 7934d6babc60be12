// What application.ts takes from this space.
export { porte } from './door.ts';
export { menu } from './menu.ts';
export { routes } from './routes.ts';
