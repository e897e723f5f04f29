/** What host errors say in English: what happened and what to do. */
export const hostMessages = {
  unknown: "This could not be done ({code}). The workbook was not changed.",
  notAWorkbook:
    "This is not a spreadsheet that can be recognised. Please give an .xlsx, .xlsm, .xls, .et, .ods or .csv file.",
  webPage: "This file is a web page under another extension. Open it in Excel or WPS, save it as .xlsx, and try again.",
  wordBinary:
    "This is an old Word 97-2003 or WPS Writer file (.doc, .wps) and cannot be read. Open it in Word or WPS, save it as .docx, and collect that.",
  richText: "This is an RTF document and cannot be read. Open it in Word or WPS, save it as .docx, and collect that.",
  openDocumentText:
    "This is an .odt document and cannot be read. Open it in Word, WPS or LibreOffice, save it as .docx, and collect that.",
  wordXml:
    "This is a Word XML document and cannot be read. Open it in Word or WPS, save it as .docx, and collect that.",
  pdf: "This is a PDF, whose tables cannot be read. Ask the unit for the Word or Excel original (.docx, .xlsx); a mere scan has to be typed in.",
  ofd: "This is an OFD file, whose tables cannot be read. Ask the unit for the Word or Excel original (.docx, .xlsx).",
  picture:
    "This is a picture, whose tables cannot be read. Ask the unit for the Word or Excel original (.docx, .xlsx); a mere photo has to be typed in.",
  presentation: "This is a presentation, not a report. Save its table as .docx or .xlsx and collect that.",
  archive: "This is an archive. Unpack it first and choose the files in it.",
  tablesTooLarge:
    "The document's tables are too large: the limit is {limit}. It was not opened; check their columns and rows.",
  binaryWorkbook: "This is an .xlsb binary workbook. Save it as .xlsx in Excel or WPS and try again.",
  empty: "The file is empty.",
  wordDocument:
    "This is a Word document, not a workbook. Open the ledger workbook and collect units' forms into it (command line: collect).",
  spreadsheetXml:
    "This is an XML Spreadsheet 2003 under another extension. Open it in Excel or WPS, save it as .xlsx, and try again.",
  symbolicLink:
    "This is a SYLK or DIF table under another extension. Open it in Excel or WPS, save it as .xlsx, and try again.",
  unknownEncoding:
    "The encoding of this text file is not known (UTF-8, UTF-16 and GB 18030 are). Save it as .xlsx in Excel or WPS, or as UTF-8 in a text editor, and try again.",
  encrypted: "The file is protected by a password. Remove the password and try again.",
  signed:
    "The workbook is digitally signed, and writing would break the signature. Save an unsigned copy and try again.",
  tooLarge: "The file is too large ({what}): the limit is {limit}. It was not opened.",
  suspicious: "The compressed data in the file are not plausible ({what}); it may be malicious and was not opened.",
  damaged: "The file is damaged or incomplete ({what}). Open it in Excel or WPS, save it, and try again.",
  textTooLong:
    "A text in the file is too long ({what}): a cell holds 32,767 characters. It was not opened; shorten the text in Excel or WPS, save, and try again.",
  tooManyElements:
    "The file holds too much inside ({what}, more than {limit} elements) and was not opened. Open and save it in Excel or WPS, then try again.",
  damagedCell:
    "Cell {cell} of worksheet “{sheet}” is damaged ({what}). Open the file in Excel or WPS, save it, and try again.",
  tooManyCells:
    "Worksheet “{sheet}” has too many cells: the limit is {limit}. It was not opened; split it into several workbooks.",
  tooManyFormats:
    "Worksheet “{sheet}” has too many cells whose number format is a percentage, a multiple or a unit: the limit is {limit}. It was not opened; split it into several workbooks, or set these cells to General.",
  cellTooFar:
    "Cell {cell} of worksheet “{sheet}” lies too far from the other data. Delete it (with its empty rows and columns) and try again.",
  noSheets: "The workbook has no worksheet.",
  noTables:
    "No ledgers found: this workbook holds no table that is recognised (附件1 and the ledgers). Start from scorecard template or Insert templates, fill them in and try again.",
  structureLocked:
    "The structure of the workbook is protected, so no worksheet can be added. Turn off “Protect Workbook” under Review and try again.",
  cannotWriteFormat: "Nothing can be written into {format} files. Save the workbook as .xlsx and try again.",
  writtenBroken:
    "What was made did not pass the check before it is handed over ({what}); nothing was written. Please report this line, with the file, to the maintainers.",
  ledgerNotRead: "Nothing was written, as a second ledger would be opened beside one that was not read: {what}.",
  sheetMissing: "The workbook has no worksheet “{sheet}”.",
  cellInFormulaArea:
    "Cell {cell} of worksheet “{sheet}” belongs to an array formula or a data table and cannot be changed by itself.",
  cellInMerge:
    "Cell {cell} of worksheet “{sheet}” lies inside a merged area, not at its top left, and cannot be written.",
  cellOutside: "The cell lies outside the worksheet (row {row}, column {column}).",
  valueNotFinite: "The number for cell {cell} is not valid; nothing was written.",
  nameInvalid: "“{name}” cannot be the name of a worksheet.",
  tableClash: "Worksheet “{sheet}” has content below the table, so the table cannot grow to {cell}.",
  sheetProtected:
    "The worksheet is protected and cannot be written to. Turn off “Protect Sheet” under Review and try again.",
  sheetHidden: "Worksheet “{sheet}” is hidden, so no cell of it can be selected. Unhide it first.",
  sheetFull: "The worksheet is full: no more rows or columns fit. Clear the end of the worksheet and try again.",
  unsupportedSheet: "This kind of sheet (a chart sheet, a macro sheet) does not support the operation.",
  itemNotFound:
    "The worksheet, range or table is no longer there; it may just have been renamed or deleted. Please try again.",
  cellEditMode: "A cell is being edited. Press Enter or Esc and try again.",
  payloadTooLarge:
    "Excel did not accept this much data at once. Split it into several workbooks, or shorten very long texts, and try again.",
  requestAborted: "Excel broke off the operation. Please try again.",
  readBackDiffers:
    "After writing worksheet “{sheet}”, row {row}, column {column} did not hold what was written, so it was undone. Please try again.",
  fileGone:
    "The file “{file}” was moved, renamed, deleted, or changed by another program since it was opened. Open it again.",
  saveBackRefused:
    "“{file}” was not written: the browser has no permission, or another program holds the file. Download the workbook and replace the file with it.",
  undoFailed:
    "This was not completed, and Excel did not accept the undoing either: worksheet “{sheet}” may have been written in part, from row {row} on. Check it, or close without saving and open again.",
  wpsFilesMissing: "This WPS lacks what the add-in uses ({member}). Update WPS, or use the stand-alone page.",
  wpsNoCopy:
    "WPS gave no copy of workbook “{file}”, so it cannot be read ({message}). Save the workbook and try again.",
  wpsNotWritten:
    "“{file}” was not written: the folder cannot be written to, or the disk is full. No incomplete file is left.",
  wpsNotOpened: "Saved as {file}, but WPS did not open it ({message}). Open it yourself.",
  wpsRefused: "WPS did not complete the operation ({message}). Please try again.",
  wpsNoBook: "No workbook is open in WPS. Open the workbook of the appraisal first.",
  wpsReading: "Reading the ledgers…",
  wpsBooksDiffer:
    "{count} workbooks of the appraisal are open ({files}) with different results, and WPS does not tell in which one a formula stands. Keep one and close the others.",
  wpsOtherUnread:
    "Another open workbook, “{file}”, cannot be read, so nobody can tell which one a formula asks about. Close it, or remove the cause and press Recalculate ({why}).",
  excelFailed: "Excel did not complete the operation ({code}: {message}).",
} as const;
