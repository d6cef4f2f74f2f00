; Inno Setup script, for a release machine with Windows; it was not built where it was written.
; First `py packaging\build.py dist` in an environment of requirements\package.txt, then
; `iscc /DVersion=x.y.z packaging\windows\relationship-journal.iss`.

#ifndef Version
  #error Give the version: iscc /DVersion=...
#endif

[Setup]
AppId={{7E0B4C0E-6C0B-4B0E-9D27-6A3B1F5A2C11}
AppName=Relationship Journal
AppVersion={#Version}
AppPublisher=Relationship Journal contributors
DefaultDirName={autopf}\Relationship Journal
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=relationship-journal-{#Version}-setup
SetupIconFile=relationship-journal.ico
UninstallDisplayIcon={app}\Relationship Journal.exe
ChangesAssociations=yes
Compression=lzma2/max
SolidCompression=yes

[Files]
Source: "..\..\dist\relationship-journal\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Relationship Journal"; Filename: "{app}\Relationship Journal.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.rjbackup"; ValueType: string; ValueData: "RelationshipJournal.Backup"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\RelationshipJournal.Backup"; ValueType: string; ValueData: "Relationship Journal backup"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\RelationshipJournal.Backup\DefaultIcon"; ValueType: string; ValueData: "{app}\Relationship Journal.exe,0"
Root: HKA; Subkey: "Software\Classes\RelationshipJournal.Backup\shell\open\command"; ValueType: string; ValueData: """{app}\Relationship Journal.exe"" ""%1"""
; Written by the program where the user wants it to start at sign-in; removed with the program.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "RelationshipJournal"; Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\Relationship Journal.exe"; Description: "Open Relationship Journal"; Flags: nowait postinstall skipifsilent

; Journals lie in the user's own folders. They are not touched when the program is removed.
