<#
在 Windows 上为当前用户装上或取下 WPS 加载项“昌南招商考核”。不需要管理员，不需要 Node。
Installs the add-in for the WPS of this user on Windows, or removes it. Entries of other add-ins are never touched.

  powershell -ExecutionPolicy Bypass -File install.ps1                        本文件旁的离线文件夹 the folder beside this script
  powershell -ExecutionPolicy Bypass -File install.ps1 -Url https://…/wps/    内网服务器上的页面 the pages on a server
  powershell -ExecutionPolicy Bypass -File install.ps1 -Remove                取下 take it out again
  powershell -ExecutionPolicy Bypass -File install.ps1 -List D:\…\jsplugins.xml  改另一个清单 another list than publish.xml

本脚本没有在真的 Windows 上运行过（开发环境没有 PowerShell）；它做的事与经过测试的 install.sh 相同。
This script was never run on a real Windows: where it was written there is no PowerShell. It does what install.sh does, which is tested.
#>
param([string]$Url = "", [switch]$Remove, [string]$List = "")
$ErrorActionPreference = "Stop"
$name = "ChangnanScorecard"

function Stop-With([string]$text) {
  Write-Host $text -ForegroundColor Red
  exit 1
}

if ($List -eq "") {
  $addons = Join-Path $env:APPDATA "kingsoft\wps\jsaddons"
  $List = Join-Path $addons "publish.xml"
} else {
  $List = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($List)
  $addons = Split-Path -Parent $List
}

$package = $null
if (-not $Remove) {
  if ($Url -ne "") {
    if ($Url -notmatch "^https?://[^\s`"'<>&]+/$") { Stop-With "地址要以 http:// 或 https:// 开头、以 / 结尾：$Url" }
  } else {
    $package = Get-ChildItem -LiteralPath $PSScriptRoot -Directory -Filter "${name}_*" |
      Where-Object { Test-Path -LiteralPath (Join-Path $_.FullName "ribbon.xml") } |
      Sort-Object Name | Select-Object -Last 1
    if ($null -eq $package) { Stop-With "本文件旁没有文件夹 ${name}_版本号。The folder ${name}_VERSION is not beside this script." }
  }
}

$exists = Test-Path -LiteralPath $List
if ($Remove -and -not $exists) {
  Write-Host "没有装过：$List 不存在。It was not installed."
  exit 0
}
if (-not $Remove) { New-Item -ItemType Directory -Force -Path $addons | Out-Null }

# 清单按 XML 读写，别家的内容和空白原样保留；看不懂就什么也不写。
# The list is read and written as XML, what is not ours kept with its white space; what is not understood is left as it is.
$document = New-Object System.Xml.XmlDocument
$document.PreserveWhitespace = $true
try {
  if ($exists) { $document.Load($List) } else { $document.LoadXml("<jsplugins>`n</jsplugins>") }
} catch {
  Stop-With "看不懂清单 $List，没有改动：$($_.Exception.Message) The list is not understood and was left as it is."
}
$root = $document.DocumentElement
if ($root.LocalName -ne "jsplugins") { Stop-With "清单 $List 的根不是 jsplugins，没有改动。The list has another root and was left as it is." }

$before = $document.OuterXml
$ours = @($root.ChildNodes | Where-Object {
    $_.NodeType -eq "Element" -and @("jsplugin", "jspluginonline") -contains $_.LocalName -and $_.GetAttribute("name") -eq $name
  })
foreach ($node in $ours) {
  $space = $node.PreviousSibling
  if ($null -ne $space -and @("Whitespace", "SignificantWhitespace") -contains "$($space.NodeType)") { [void]$root.RemoveChild($space) }
  [void]$root.RemoveChild($node)
}
if (-not $Remove) {
  $values = [ordered]@{ name = $name; type = "et" }
  if ($Url -ne "") {
    $entry = $document.CreateElement("jspluginonline")
    $values["url"] = $Url
    $values["debug"] = ""
  } else {
    $entry = $document.CreateElement("jsplugin")
    $values["url"] = $package.Name
    $values["version"] = $package.Name.Substring($name.Length + 1)
  }
  $values["enable"] = "enable_dev"
  $values["install"] = "null"
  $values["customDomain"] = ""
  foreach ($key in $values.Keys) { $entry.SetAttribute($key, $values[$key]) }
  $last = $root.LastChild
  if ($null -ne $last -and @("Whitespace", "SignificantWhitespace") -contains "$($last.NodeType)") { [void]$root.RemoveChild($last) }
  [void]$root.AppendChild($document.CreateWhitespace("`n  "))
  [void]$root.AppendChild($entry)
  [void]$root.AppendChild($document.CreateWhitespace("`n"))
}

# 先放文件夹，再改清单。The folder first, then the list.
if ($null -ne $package) {
  $target = Join-Path $addons $package.Name
  if ($target -ne $package.FullName) {
    $copy = Join-Path $addons ".$name.$PID"
    if (Test-Path -LiteralPath $copy) { Remove-Item -LiteralPath $copy -Recurse -Force }
    Copy-Item -LiteralPath $package.FullName -Destination $copy -Recurse
    if (Test-Path -LiteralPath $target) { Remove-Item -LiteralPath $target -Recurse -Force }
    Move-Item -LiteralPath $copy -Destination $target
  }
}

if ($document.OuterXml -ceq $before -and $exists) {
  Write-Host "清单已是这样，没有改动：$List"
} else {
  $new = "$List.new.$PID"
  $settings = New-Object System.Xml.XmlWriterSettings
  $settings.Encoding = New-Object System.Text.UTF8Encoding($false)
  $settings.OmitXmlDeclaration = -not ($document.FirstChild -is [System.Xml.XmlDeclaration])
  $writer = [System.Xml.XmlWriter]::Create($new, $settings)
  try { $document.Save($writer) } finally { $writer.Close() }
  if ($exists) {
    $backup = "$List.$(Get-Date -Format yyyyMMddHHmmss).bak"
    while (Test-Path -LiteralPath $backup) { $backup = "$backup.bak" }
    # 一步换上，并留下备份。Put in place in one step, with a backup.
    [System.IO.File]::Replace($new, $List, $backup)
    Write-Host "原来的清单备份在 $backup"
  } else {
    [System.IO.File]::Move($new, $List)
  }
}

# 别的版本的文件夹不再用。Folders of other versions are no longer used.
Get-ChildItem -LiteralPath $addons -Directory -Filter "${name}_*" |
  Where-Object { $Remove -or ($null -ne $package -and $_.Name -ne $package.Name) } |
  ForEach-Object { Remove-Item -LiteralPath $_.FullName -Recurse -Force }

if ($Remove) { Write-Host "已取下。请完全退出 WPS 再打开。Removed; quit WPS completely and open it again." }
else { Write-Host "已装好。请完全退出 WPS 再打开；第一次可能要确认启用。Installed; quit WPS completely and open it again, and allow the add-in if it asks." }
