#!/bin/sh
# 在 Linux（麒麟、统信）和 Mac 上为当前用户装上或取下 WPS 加载项“昌南招商考核”。不需要管理员，不需要 Node。
# Installs the add-in for the WPS of this user on Linux or a Mac, or removes it. Entries of other add-ins are never touched.
#
#   sh install.sh                        本文件旁的离线文件夹 the folder beside this script
#   sh install.sh --url https://…/wps/   内网服务器上的页面 the pages on a server
#   sh install.sh --remove               取下 take it out again
#   sh install.sh --file 路径/jsplugins.xml …   改另一个清单 another list than publish.xml
set -eu

name=ChangnanScorecard
say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

url=""; remove=no; list=""
while [ $# -gt 0 ]; do
  case $1 in
    --url) [ $# -gt 1 ] || fail "--url 后面要有地址。--url needs an address."; url=$2; shift 2 ;;
    --file) [ $# -gt 1 ] || fail "--file 后面要有路径。--file needs a path."; list=$2; shift 2 ;;
    --remove) remove=yes; shift ;;
    *) fail "不认识 $1。Unknown: $1" ;;
  esac
done

here=$(cd "$(dirname "$0")" && pwd)
if [ -z "$list" ]; then
  if [ "$(uname)" = Darwin ]; then
    addons="$HOME/Library/Containers/com.kingsoft.wpsoffice.mac/Data/.kingsoft/wps/jsaddons"
  else
    addons="${XDG_DATA_HOME:-$HOME/.local/share}/Kingsoft/wps/jsaddons"
  fi
  list="$addons/publish.xml"
else
  addons=$(dirname "$list")
fi

# 清单里的一行。The entry.
entry=""
package=""
if [ "$remove" = no ]; then
  if [ -n "$url" ]; then
    case $url in
      http://*/ | https://*/) ;;
      *) fail "地址要以 http:// 或 https:// 开头、以 / 结尾：$url。The address has to begin with http(s):// and end with a slash." ;;
    esac
    case $url in
      *[\"\<\>\&\'\ ]*) fail "地址里有不能用的字符：$url。The address has characters that cannot be used." ;;
    esac
    entry="<jspluginonline name=\"$name\" type=\"et\" url=\"$url\" debug=\"\" enable=\"enable_dev\" install=\"null\" customDomain=\"\"/>"
  else
    for folder in "$here/${name}_"*; do
      [ -d "$folder" ] && [ -f "$folder/ribbon.xml" ] && package=$folder
    done
    [ -n "$package" ] || fail "本文件旁没有文件夹 ${name}_版本号。The folder ${name}_VERSION is not beside this script."
    folder=$(basename "$package")
    entry="<jsplugin name=\"$name\" type=\"et\" url=\"$folder\" version=\"${folder#"${name}_"}\" enable=\"enable_dev\" install=\"null\" customDomain=\"\"/>"
  fi
fi

# 逐字符读清单，只去掉我们自己的一行，在 </jsplugins> 前写入新的；看不懂就什么也不写。
# Reads the list character by character: comments and quoted values are respected, our own entry goes, the new one comes before the end.
# Exit code 3: not understood, and nothing is printed.
rewrite() {
  awk -v name="$name" -v entry="$entry" '
    BEGIN { RS = "\001" }
    { text = text $0 }
    function tagEnd(from,   at, c, quote) {
      quote = ""
      for (at = from; at <= length(text); at++) {
        c = substr(text, at, 1)
        if (quote != "") { if (c == quote) quote = "" }
        else if (c == "\"" || c == "\047") quote = c
        else if (c == ">") return at
      }
      return 0
    }
    # 逐个属性看，值里写着什么都不算。By attributes, whatever their values say.
    function isOurs(tag,   one) {
      while (match(tag, /[^ \t\r\n=<]+[ \t\r\n]*=[ \t\r\n]*("[^"]*"|\047[^\047]*\047)/)) {
        one = substr(tag, RSTART, RLENGTH)
        tag = substr(tag, RSTART + RLENGTH)
        if (one ~ ("^name[ \t\r\n]*=[ \t\r\n]*[\"\047]" name "[\"\047]$")) return 1
      }
      return 0
    }
    END {
      out = ""; opened = 0; closed = 0; at = 1
      newline = text ~ /\r\n/ ? "\r\n" : "\n"
      line = "  " entry newline
      while (at <= length(text)) {
        rest = substr(text, at)
        next_ = index(rest, "<")
        if (next_ == 0) { out = out rest; break }
        out = out substr(rest, 1, next_ - 1)
        at += next_ - 1
        rest = substr(text, at)
        if (substr(rest, 1, 4) == "<!--") {
          close_ = index(rest, "-->")
          if (close_ == 0) exit 3
          out = out substr(rest, 1, close_ + 2); at += close_ + 2
          continue
        }
        end = tagEnd(at)
        if (end == 0) exit 3
        tag = substr(text, at, end - at + 1)
        at = end + 1
        if (tag ~ /^<jsplugins([ \t\r\n\/][^>]*)?>$/) {
          if (opened++ || closed) exit 3
          if (tag ~ /\/>$/) {
            closed++
            if (entry != "") tag = substr(tag, 1, length(tag) - 2) ">" newline line "</jsplugins>"
          }
          out = out tag
          continue
        }
        if (tag ~ /^<\/jsplugins[ \t\r\n]*>$/) {
          if (!opened || closed++) exit 3
          if (entry != "") {
            sub(/[ \t]*$/, "", out)
            out = out (out ~ /\n$/ ? "" : newline) line
          }
          out = out tag
          continue
        }
        if (tag ~ /^<jsplugin(online)?[ \t\r\n\/>]/ && isOurs(tag)) {
          if (!opened || closed) exit 3
          # 成对写的标签连同结尾一起去掉。A pair of tags goes with its end.
          if (tag !~ /\/>$/) {
            close_ = index(substr(text, at), "</jsplugin")
            if (close_ == 0) exit 3
            at += close_ - 1
            end = tagEnd(at)
            if (end == 0) exit 3
            at = end + 1
          }
          sub(/[ \t]*$/, "", out)
          # 连同它独占的那一行。With the line that it had to itself.
          if (out ~ /\n$/) {
            rest = substr(text, at)
            if (match(rest, /^[ \t]*\r?\n/)) at += RLENGTH
          }
          continue
        }
        out = out tag
      }
      if (opened != 1 || closed != 1) exit 3
      printf "%s", out
    }' "$1"
}

if [ ! -f "$list" ] && [ "$remove" = yes ]; then
  say "没有装过：$list 不存在。It was not installed."
  exit 0
fi
if [ "$remove" = no ]; then
  mkdir -p "$addons" || fail "建不了文件夹 $addons。The folder cannot be made."
fi
new="$list.new.$$"
trap 'rm -f "$new"' EXIT
if [ -f "$list" ]; then
  # 先复制，新清单就有原来的权限。Copied first, so that the new list has the old one's permissions.
  cp -p "$list" "$new" || fail "写不了 $addons，没有改动。The folder cannot be written to."
  # 有的 awk 会丢掉零字节，UTF-16 的文件就变了样。Some awks drop zero bytes, of which a file in UTF-16 is full.
  { [ "$(tr -d '\000' <"$list" | wc -c)" -eq "$(wc -c <"$list")" ] && rewrite "$list" >"$new"; } ||
    fail "看不懂清单 $list，没有改动；请核对它（应是 UTF-8 的 <jsplugins>…</jsplugins>）。The list is not understood and was left as it is."
else
  printf '<jsplugins>\n  %s\n</jsplugins>\n' "$entry" >"$new" || fail "写不了 $list。The list cannot be written."
fi

# 先放文件夹，再改清单；清单整个换上，中断也不会只写一半。The folder first, then the list, which is put in place whole.
if [ -n "$package" ] && [ "$addons/$(basename "$package")" != "$package" ]; then
  copy="$addons/.$name.$$"
  rm -rf "$copy"
  cp -R "$package" "$copy" || { rm -rf "$copy"; fail "复制不了文件夹到 $addons。The folder cannot be copied."; }
  rm -rf "$addons/$(basename "$package")"
  mv "$copy" "$addons/$(basename "$package")"
fi
if [ -f "$list" ] && cmp -s "$list" "$new"; then
  say "清单已是这样，没有改动：$list。The list is as it should be."
else
  if [ -f "$list" ]; then
    backup="$list.$(date +%Y%m%d%H%M%S).bak"
    while [ -e "$backup" ]; do backup="$backup.bak"; done
    cp -p "$list" "$backup" || fail "留不了备份，没有改动。No backup could be made, nothing was changed."
    say "原来的清单备份在 $backup。The list as it was."
  fi
  mv "$new" "$list"
fi

# 别的版本的文件夹不再用。Folders of other versions are no longer used.
for folder in "$addons/${name}_"*; do
  [ -d "$folder" ] || continue
  if [ "$remove" = yes ] || { [ -n "$package" ] && [ "$(basename "$folder")" != "$(basename "$package")" ]; }; then rm -rf "$folder"; fi
done
if [ "$remove" = yes ]; then
  say "已取下。请完全退出 WPS 再打开。Removed; quit WPS completely and open it again."
else
  say "已装好。请完全退出 WPS 再打开；第一次可能要确认启用。Installed; quit WPS completely and open it again, and allow the add-in if it asks."
fi
