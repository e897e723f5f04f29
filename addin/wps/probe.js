/**
 * The probe for the first person with a real WPS: what is there, what works, as text. Written in the JavaScript of 2009, so that it also runs where the
 * add-in does not, and by itself, so that it finds out what the add-in supposes.
 */
(function () {
  "use strict";
  var lines = [];
  var area = document.getElementById("report");

  /** Names and paths that an error may quote and the report must not. */
  var hidden = [];

  function hide(text) {
    if (text && hidden.indexOf(text) < 0) hidden.push(text);
  }

  function say(name, value) {
    var text = String(value);
    for (var index = 0; index < hidden.length; index++) text = text.split(hidden[index]).join("(…)");
    lines.push(name + ": " + text);
    area.value = lines.join("\n");
  }

  /** What work gives, or the error that it throws, as text. */
  function tried(name, work) {
    try {
      say(name, work());
    } catch (error) {
      say(name, "throws " + (error && error.message ? error.message : error));
    }
  }

  /** The kind of a member, asked without using it. */
  function kind(root, name) {
    try {
      return root === undefined || root === null ? "-" : root[name] === null ? "null" : typeof root[name];
    } catch (error) {
      return "throws " + error;
    }
  }

  var globals = { wps: window.wps, Application: window.Application };

  function owner(name) {
    var roots = [globals.wps, globals.Application];
    for (var index = 0; index < roots.length; index++) {
      var found = kind(roots[index], name);
      if (found !== "-" && found !== "undefined" && found !== "null" && found.indexOf("throws") !== 0)
        return roots[index];
    }
    return undefined;
  }

  function members() {
    var names = (
      "ActiveWorkbook Workbooks CalculateFull Calculate Calculation DisplayAlerts Caller FileDialog ComponentType " +
      "EtApplication ApiEvent FileSystem Env PluginStorage CreateTaskPane GetTaskPane AddCustomFunction " +
      "RemoveCustomFunction GetCustomFunctions ShowDialog"
    ).split(" ");
    for (var index = 0; index < names.length; index++)
      say(
        names[index],
        "wps " + kind(globals.wps, names[index]) + ", Application " + kind(globals.Application, names[index]),
      );
  }

  function page() {
    say("userAgent", navigator.userAgent);
    say("language", navigator.language);
    say("protocol", location.protocol);
    say("layout", document.documentElement.clientWidth + " x " + document.documentElement.clientHeight);
    say("window", window.innerWidth + " x " + window.innerHeight + ", outer " + window.outerWidth);
    say("devicePixelRatio", window.devicePixelRatio);
    tried("localStorage", function () {
      return typeof window.localStorage;
    });
    var names = "Promise DecompressionStream CompressionStream ResizeObserver structuredClone Intl fetch".split(" ");
    for (var index = 0; index < names.length; index++) say(names[index], typeof window[names[index]]);
    var syntax = { "?. (80)": "undefined?.a", "??= (85)": "var a; a ??= 1", "class fields (72)": "class A { a = 1 }" };
    for (var title in syntax)
      tried("syntax " + title, function () {
        return typeof new Function(syntax[title]);
      });
  }

  function storage() {
    tried("PluginStorage text, number, yes, missing", function () {
      var store = owner("PluginStorage").PluginStorage;
      store.setItem("changnan-probe", "文");
      var text = store.getItem("changnan-probe");
      store.setItem("changnan-probe", 1.5);
      var number = store.getItem("changnan-probe");
      store.setItem("changnan-probe", true);
      var yes = store.getItem("changnan-probe");
      store.removeItem("changnan-probe");
      var missing = store.getItem("changnan-probe");
      return [text, number, yes, missing]
        .map(function (value) {
          return typeof value + " " + String(value);
        })
        .join(" | ");
    });
  }

  function files() {
    var root = owner("FileSystem");
    var system = root && root.FileSystem;
    var names = (
      "Exists existsSync ReadFileAsArrayBuffer readAsBinaryString writeAsBinaryString copyFileSync unlinkSync Remove " +
      "tmpdir mkdtempSync isWritable constants"
    ).split(" ");
    for (var index = 0; index < names.length; index++) say("FileSystem." + names[index], kind(system, names[index]));
    if (!system) return;
    var folder = "";
    tried("temporary folder", function () {
      folder = system.tmpdir ? system.tmpdir() : owner("Env").Env.GetTempPath();
      hide(folder);
      return folder ? "given, " + folder.length + " characters" : "empty";
    });
    var slash = folder.indexOf("\\") >= 0 ? "\\" : "/";
    var path = folder + slash + "changnan-probe-" + new Date().getTime();
    var all = "";
    for (var code = 0; code < 256; code++) all += String.fromCharCode(code);
    tried("writeAsBinaryString", function () {
      return String(system.writeAsBinaryString(path + ".bin", all));
    });
    tried("ReadFileAsArrayBuffer gives the 256 bytes", function () {
      var bytes = new Uint8Array(system.ReadFileAsArrayBuffer(path + ".bin"));
      var same = bytes.length === 256;
      for (var at = 0; same && at < 256; at++) same = bytes[at] === at;
      return same + ", length " + bytes.length;
    });
    tried("readAsBinaryString gives the 256 bytes", function () {
      return String(system.readAsBinaryString(path + ".bin") === all);
    });
    tried("copyFileSync to a new name", function () {
      return String(system.copyFileSync(path + ".bin", path + ".copy", 1));
    });
    tried("copyFileSync over an existing one, exclusively", function () {
      return String(system.copyFileSync(path + ".bin", path + ".copy", 1));
    });
    [".bin", ".copy"].forEach(function (ending) {
      tried("delete " + ending, function () {
        var given = system.unlinkSync ? system.unlinkSync(path + ending) : system.Remove(path + ending);
        return given + ", exists " + (system.Exists ? system.Exists(path + ending) : "?");
      });
    });
    tried("SaveCopyAs", function () {
      var book = (globals.Application || globals.wps).ActiveWorkbook;
      if (!book) return "no workbook is open";
      [book.FullName, book.Path, book.Name].forEach(hide);
      var ending = /\.[^.]+$/.exec(book.Name);
      var copy = path + (ending ? ending[0] : ".xlsx");
      var saved = book.Saved;
      book.SaveCopyAs(copy);
      var bytes = new Uint8Array(system.ReadFileAsArrayBuffer(copy));
      if (system.unlinkSync) system.unlinkSync(copy);
      return (
        "ending " +
        (ending ? ending[0] : "none") +
        ", " +
        bytes.length +
        " bytes, begins " +
        bytes[0] +
        " " +
        bytes[1] +
        ", has a path " +
        (book.Path !== "") +
        ", saved before " +
        saved +
        " after " +
        book.Saved
      );
    });
    tried("blank cell, several cells", function () {
      var sheet = (globals.Application || globals.wps).ActiveWorkbook.Worksheets.Item(1);
      var one = sheet.Range("XFD1048576").Value2;
      var several = sheet.Range("XFC1048575:XFD1048576").Value2;
      return typeof one + " " + one + " | " + JSON.stringify(several);
    });
  }

  function events() {
    tried("SheetChange", function () {
      owner("ApiEvent").ApiEvent.AddApiEventListener("SheetChange", function (sheet, range) {
        var parent = "-";
        try {
          parent = typeof sheet.Parent.FullName;
        } catch (error) {
          parent = "throws " + error;
        }
        say(
          "edit",
          arguments.length + " values, " + typeof sheet + ", " + typeof range + ", Parent.FullName " + parent,
        );
      });
      return "registered; edit a cell, undo, paste a block, insert a row within 30 seconds";
    });
    window.setTimeout(function () {
      say("end", "30 seconds");
      copy();
    }, 30000);
  }

  function copy() {
    area.focus();
    area.select();
    var done = false;
    try {
      done = document.execCommand("copy");
    } catch (error) {
      say("clipboard", error);
    }
    if (!done) say("copy", "请全选后按 Ctrl+C。Select all and press Ctrl+C.");
  }

  document.getElementById("run").onclick = function () {
    lines = [];
    page();
    members();
    storage();
    files();
    events();
    copy();
  };
})();
