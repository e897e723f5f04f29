/* The page 填写地址.html: puts an office's addresses into manifests and the registry file. Plain, so that any browser since 2015 runs it. */
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var field = function (id) {
    return document.getElementById(id);
  };
  var say = function (id, text) {
    field(id + "-said").textContent = text;
  };

  function save(content, name, type) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: type }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  /* The address without a slash at its end; undefined, with a sentence on the page, when it will not do. */
  function addressOf(text) {
    var url = document.createElement("a");
    url.href = text.trim();
    // A link takes any text: what is no address of its own becomes a part of the page's, what is broken has no host.
    if (!/^https?:/i.test(text.trim()) || url.hostname === "")
      return say("base", "这不是一个网址。请写成 https://域名 或 https://域名/路径。");
    if (url.protocol !== "https:") return say("base", "必须是 https：Office 不加载 http 的加载项。");
    if (url.search || url.hash || url.username) return say("base", "网址里不能带 ?、# 或用户名。");
    if (/\.html?$/.test(url.pathname)) return say("base", "请填文件夹的网址，不要填到某个页面。");
    return { base: url.href.replace(/\/+$/, ""), origin: url.origin };
  }

  function saveManifest(office) {
    var address = addressOf(field("base").value);
    if (!address) return;
    var xml = data.manifests[office]
      .split("<AppDomain>" + data.placeholder + "</AppDomain>")
      .join("<AppDomain>" + address.origin + "</AppDomain>")
      .split(data.placeholder)
      .join(address.base.replace(/&/g, "&amp;"));
    save(xml, "manifest." + office + ".xml", "application/xml");
    say("base", "已生成 manifest." + office + ".xml，其中的地址是 " + address.base + "/。");
  }

  /* Registry files are UTF-16 with a byte order mark. */
  function utf16(text) {
    var units = new Uint16Array(text.length + 1);
    units[0] = 0xfeff;
    for (var at = 0; at < text.length; at++) units[at + 1] = text.charCodeAt(at);
    return units;
  }

  function saveTrust() {
    var share = field("share").value.trim().replace(/\\+$/, "");
    if (!/^\\\\[^\\/:*?"<>|]+(\\[^\\/:*?"<>|]+)+$/.test(share))
      return say("share", "请写成 \\\\服务器\\共享文件夹（两个反斜杠开头；不能用盘符，也不能用网址）。");
    var doubled = function (path) {
      return path.split("\\").join("\\\\");
    };
    var text = data.trust.split(doubled(data.share)).join(doubled(share)).replace(/\r?\n/g, "\r\n");
    save(utf16(text), "信任目录.reg", "application/octet-stream");
    say("share", "已生成 信任目录.reg，信任的是 " + share + "。");
  }

  Array.prototype.forEach.call(document.querySelectorAll("button[data-office]"), function (button) {
    button.addEventListener("click", function () {
      saveManifest(button.getAttribute("data-office"));
    });
  });
  field("reg").addEventListener("click", saveTrust);
})();
