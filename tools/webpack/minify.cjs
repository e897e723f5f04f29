/**
 * Makes a built script small, and one that browsers since 2019 can read: newer syntax, in our own code and in the packages', is written in the older
 * one in the same pass. Named by its path in webpack.config.js, since a worker of the minimizer loads it by that.
 */

/**
 * @param {Record<string, string | Buffer>} input the script by its name
 * @param {unknown} _sourceMap only what nobody debugs is minified
 * @param {{ target: string, compress?: object }} options the ECMAScript edition to write; the compressor's own switches
 * @returns {Promise<{ code: string }>}
 */
module.exports = async function minify(input, _sourceMap, { target, compress }) {
  const { transform } = await import("@swc/core");
  const [source] = Object.values(input);
  const { code } = await transform(String(source), {
    swcrc: false,
    configFile: false,
    isModule: false,
    minify: true,
    jsc: {
      target,
      parser: { syntax: "ecmascript" },
      minify: { compress: { ...compress }, mangle: true, format: { comments: "some" } },
    },
  });
  return { code };
};
