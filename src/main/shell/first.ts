/**
 * Must be the first import of the app: GTK probes OpenGL while Electron starts and would map a whole
 * graphics driver into the main process for good. Chromium does not draw through GTK.
 */
process.env.GDK_GL = 'disable';
