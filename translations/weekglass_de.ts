<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionEntries</name>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>not possible now: %1</source>
        <translation>jetzt nicht möglich: %1</translation>
    </message>
    <message>
        <source>on the page %1</source>
        <translation>auf der Seite %1</translation>
    </message>
</context>
<context>
    <name>ActivityPane</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
</context>
<context>
    <name>AdminGate</name>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
</context>
<context>
    <name>ArchiveFacts</name>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>(unknown)</source>
        <translation>(unbekannt)</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>never: nobody knows whether it can be restored</source>
        <translation>nie: Niemand weiß, ob es sich wiederherstellen lässt</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n table(s)</source>
        <translation>
            <numerusform>%1 in %n Tabelle</numerusform>
            <numerusform>%1 in %n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>Größe der Datei</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>PostgreSQL %1, dumped by %2, %3, %4</source>
        <translation>PostgreSQL %1, Dump von %2, %3, %4</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>OID %1 on the server %2</source>
        <translation>OID %1 auf dem Server %2</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
</context>
<context>
    <name>Archives</name>
    <message>
        <source>This is not a manifest of an archive that this program knows.</source>
        <translation>Das ist kein Manifest eines Archivs, das dieses Programm kennt.</translation>
    </message>
    <message>
        <source>The manifest was changed: its parts do not fit together.</source>
        <translation>Das Manifest wurde geändert: Seine Teile passen nicht zusammen.</translation>
    </message>
    <message>
        <source>Take the archive from another copy.</source>
        <translation>Das Archiv aus einer anderen Kopie nehmen.</translation>
    </message>
    <message>
        <source>The archive cannot be read.</source>
        <translation>Das Archiv lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>An archive is a file on the computer that made it; bring it back to this place.</source>
        <translation>Ein Archiv ist eine Datei auf dem Rechner, der es erstellt hat; es an diesen Ort zurückbringen.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The archive is damaged: it is not the file that was written.</source>
        <translation>Das Archiv ist beschädigt: Es ist nicht die Datei, die geschrieben wurde.</translation>
    </message>
    <message>
        <source>Archive the week again, or take the file from another copy.</source>
        <translation>Die Woche erneut archivieren oder die Datei aus einer anderen Kopie nehmen.</translation>
    </message>
    <message>
        <source>SHA-256 %1, expected %2.</source>
        <translation>SHA-256 %1, erwartet %2.</translation>
    </message>
    <message>
        <source>The archive could not be written to the disk.</source>
        <translation>Das Archiv konnte nicht auf den Datenträger geschrieben werden.</translation>
    </message>
    <message>
        <source>It has other sequences.</source>
        <translation>Es hat andere Sequenzen.</translation>
    </message>
    <message>
        <source>Its manifest still says that it is verified: %1</source>
        <translation>Sein Manifest nennt es noch immer geprüft: %1</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>Die Datei wird geprüft</translation>
    </message>
    <message>
        <source>Restoring it into a scratch database</source>
        <translation>Wird in eine Hilfsdatenbank wiederhergestellt</translation>
    </message>
    <message>
        <source>Comparing the content</source>
        <translation>Der Inhalt wird verglichen</translation>
    </message>
    <message>
        <source>Archive the week again.</source>
        <translation>Die Woche erneut archivieren.</translation>
    </message>
    <message>
        <source>The disk is too full for the archive: %1 bytes are free, and the database has %2.</source>
        <translation>Der Datenträger ist zu voll für das Archiv: %1 Bytes sind frei, und die Datenbank hat %2.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Your role may not see all rows: row-level security hides some.</source>
        <translation>Die eigene Rolle sieht vielleicht nicht alle Zeilen: Die Sicherheit auf Zeilenebene verbirgt einige.</translation>
    </message>
    <message>
        <source>Archive it as one of the roles that it does not bind: %1.</source>
        <translation>Als eine der Rollen archivieren, für die sie nicht gilt: %1.</translation>
    </message>
    <message>
        <source>Archive it as the owner of the tables, %1, or as one of the roles that it does not bind: %2.</source>
        <translation>Als Eigentümer der Tabellen, %1, archivieren oder als eine der Rollen, für die sie nicht gilt: %2.</translation>
    </message>
    <message>
        <source>Checking that the dump can be restored</source>
        <translation>Prüfen, ob sich der Dump wiederherstellen lässt</translation>
    </message>
    <message>
        <source>%1 (%2 bytes so far)</source>
        <translation>%1 (bisher %2 Bytes)</translation>
    </message>
    <message>
        <source>Dumping, and taking the fingerprint of the content</source>
        <translation>Abzug und Fingerabdruck des Inhalts werden gemacht</translation>
    </message>
    <message>
        <source>No archive can be written into this folder.</source>
        <translation>In diesen Ordner kann kein Archiv geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Einen anderen wählen.</translation>
    </message>
    <message>
        <source>The dump is there and not verified: %1</source>
        <translation>Der Dump liegt da und ist nicht geprüft: %1</translation>
    </message>
    <message>
        <source>The definitions of tables, views, functions or other objects differ.</source>
        <translation>Die Definitionen von Tabellen, Sichten, Funktionen oder anderen Objekten unterscheiden sich.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 has %2 rows, not %3.</source>
        <translation>%1 hat %2 Zeilen, nicht %3.</translation>
    </message>
    <message>
        <source>%1 holds other rows.</source>
        <translation>%1 enthält andere Zeilen.</translation>
    </message>
    <message>
        <source>%1 is new.</source>
        <translation>%1 ist neu.</translation>
    </message>
    <message>
        <source> (archive)</source>
        <comment>added to a week&apos;s name</comment>
        <translation> (Archiv)</translation>
    </message>
    <message>
        <source> (archive %1)</source>
        <translation> (Archiv %1)</translation>
    </message>
    <message>
        <source>There is a database of this name on that server already.</source>
        <translation>Auf diesem Server gibt es schon eine Datenbank dieses Namens.</translation>
    </message>
    <message>
        <source>Drop it there, or open the archive on another server.</source>
        <translation>Sie dort löschen oder das Archiv auf einem anderen Server öffnen.</translation>
    </message>
    <message>
        <source>Restoring it</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
    <message>
        <source>This is not an archive that was opened; nothing was done.</source>
        <translation>Das ist kein Archiv, das geöffnet wurde; nichts wurde getan.</translation>
    </message>
    <message>
        <source>A week is dropped with “drop”.</source>
        <translation>Eine Woche wird mit „drop“ gelöscht.</translation>
    </message>
    <message>
        <source>The restored archive differs from the week, so it is not verified.</source>
        <translation>Das wiederhergestellte Archiv weicht von der Woche ab, darum gilt es nicht als geprüft.</translation>
    </message>
    <message>
        <source>The sequence %1 has another value.</source>
        <translation>Die Sequenz %1 steht an einer anderen Stelle.</translation>
    </message>
    <message numerus="yes">
        <source>Holding the writers of %n distributed table(s) until the dump is done</source>
        <translation>
            <numerusform>Wer in %n verteilte Tabelle schreibt, wartet, bis der Dump fertig ist</numerusform>
            <numerusform>Wer in %n verteilte Tabellen schreibt, wartet, bis der Dump fertig ist</numerusform>
        </translation>
    </message>
    <message>
        <source>An older Weekglass made the archive: its content can be compared on PostgreSQL %1 only, and this is %2.</source>
        <translation>Ein älteres Weekglass hat das Archiv gemacht: sein Inhalt lässt sich nur auf PostgreSQL %1 vergleichen, und dies ist %2.</translation>
    </message>
    <message>
        <source>Verify it on a server of PostgreSQL %1, or archive the week again.</source>
        <translation>Es auf einem Server mit PostgreSQL %1 prüfen oder die Woche erneut archivieren.</translation>
    </message>
    <message>
        <source>Comparing the content; of views, rules and SQL bodies only the names, as PostgreSQL %1 and %2 write queries in different ways</source>
        <translation>Der Inhalt wird verglichen; von Sichten, Regeln und SQL-Rümpfen nur die Namen, da PostgreSQL %1 und %2 Abfragen verschieden schreiben</translation>
    </message>
</context>
<context>
    <name>BlueGreenSteps</name>
    <message>
        <source>The steps of the change</source>
        <translation>Die Schritte der Umstellung</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Its sessions end, and nobody can connect until the switch: no row is lost.</source>
        <translation>Ihre Sitzungen enden, und bis zum Umschalten kann sich niemand verbinden: Keine Zeile geht verloren.</translation>
    </message>
    <message>
        <source>A copy with all rows is made beside it, with its rights and settings.</source>
        <translation>Daneben entsteht eine Kopie mit allen Zeilen, Rechten und Einstellungen.</translation>
    </message>
    <message>
        <source>The pending files run on the copy. The week keeps its schema.</source>
        <translation>Die ausstehenden Dateien laufen auf der Kopie. Die Woche behält ihr Schema.</translation>
    </message>
    <message>
        <source>The game&apos;s validations are asked; each must pass.</source>
        <translation>Die Prüfungen des Spiels werden ausgeführt; jede muss bestanden werden.</translation>
    </message>
    <message>
        <source>The copy gets the week&apos;s name, and the week is kept under another one.</source>
        <translation>Die Kopie bekommt den Namen der Woche, und die Woche wird unter einem anderen aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>CellDetails</name>
    <message>
        <source>%1 (the game has no such metric)</source>
        <translation>%1 (das Spiel hat keine solche Metrik)</translation>
    </message>
    <message>
        <source>%1 since the reset</source>
        <translation>%1 seit dem Reset</translation>
    </message>
    <message>
        <source>Metric: %1</source>
        <translation>Metrik: %1</translation>
    </message>
    <message>
        <source>Series: %1</source>
        <translation>Reihen: %1</translation>
    </message>
    <message>
        <source>all, the first ones by name</source>
        <translation>alle, die ersten nach Namen</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>the first reading</source>
        <translation>die erste Messung</translation>
    </message>
    <message>
        <source>Until: %1</source>
        <translation>Bis: %1</translation>
    </message>
    <message>
        <source>the last reading</source>
        <translation>die letzte Messung</translation>
    </message>
    <message>
        <source>As a rate</source>
        <translation>Als Rate</translation>
    </message>
    <message>
        <source>On a logarithmic axis</source>
        <translation>Auf logarithmischer Achse</translation>
    </message>
    <message>
        <source>Each value holds until the next one</source>
        <translation>Jeder Wert gilt bis zum nächsten</translation>
    </message>
    <message>
        <source>Title: %1</source>
        <translation>Titel: %1</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>%1 (the game has no such report)</source>
        <translation>%1 (das Spiel hat keinen solchen Bericht)</translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s)</source>
        <translation>
            <numerusform>Höchstens %n Zeile</numerusform>
            <numerusform>Höchstens %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Metrics: %1</source>
        <translation>Metriken: %1</translation>
    </message>
    <message numerus="yes">
        <source>Against the %n week(s) before</source>
        <translation>
            <numerusform>Gegen die Woche davor</numerusform>
            <numerusform>Gegen die %n Wochen davor</numerusform>
        </translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>Gegen %1</translation>
    </message>
    <message>
        <source>At %1 since each week&apos;s reset</source>
        <translation>%1 nach dem Reset jeder Woche</translation>
    </message>
    <message>
        <source>By the last values of each week</source>
        <translation>Nach den letzten Werten jeder Woche</translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s), those that differ most</source>
        <translation>
            <numerusform>Höchstens %n Zeile, die mit dem größten Unterschied</numerusform>
            <numerusform>Höchstens %n Zeilen, die mit den größten Unterschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>parameter of a report: name, value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Planned changes</source>
        <translation>Geplante Änderungen</translation>
    </message>
    <message>
        <source>Sessions in the week</source>
        <translation>Sitzungen in der Woche</translation>
    </message>
    <message>
        <source>SQL that will run</source>
        <translation>SQL, das laufen wird</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>R&amp;eason:</source>
        <translation>Gru&amp;nd:</translation>
    </message>
    <message>
        <source>&amp;Operator:</source>
        <translation>Ausgeführt v&amp;on:</translation>
    </message>
    <message>
        <source>T&amp;ype to confirm:</source>
        <translation>&amp;Zur Bestätigung eingeben:</translation>
    </message>
    <message>
        <source>&amp;Production, so type too:</source>
        <translation>&amp;Produktion, daher auch eingeben:</translation>
    </message>
    <message>
        <source>Prev&amp;iew again</source>
        <translation>&amp;Neue Vorschau</translation>
    </message>
    <message>
        <source>Reason (required)</source>
        <translation>Grund (erforderlich)</translation>
    </message>
    <message>
        <source>Your name (default: the database user)</source>
        <translation>der eigene Name; sonst der des Datenbankbenutzers</translation>
    </message>
</context>
<context>
    <name>ChartAnnotation</name>
    <message>
        <source>Game %1: back to play %2</source>
        <translation>Spiel %1: zurück auf Spielzug %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>what was done; why</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>version, what it does</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Rollback</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Erneute Ausführung</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Game %1: from play %2 %3</source>
        <translation>Spiel %1: von Spielzug %2 %3</translation>
    </message>
</context>
<context>
    <name>ChartPicture</name>
    <message>
        <source>Query of “%1”:</source>
        <translation>Abfrage von „%1“:</translation>
    </message>
</context>
<context>
    <name>ColumnDialog</name>
    <message>
        <source>&amp;What:</source>
        <translation>&amp;Was:</translation>
    </message>
    <message>
        <source>Fill it, in many small transactions</source>
        <translation>Füllen, in vielen kleinen Transaktionen</translation>
    </message>
    <message>
        <source>Make it NOT NULL</source>
        <translation>Auf NOT NULL setzen</translation>
    </message>
    <message>
        <source>&amp;Table:</source>
        <translation>&amp;Tabelle:</translation>
    </message>
    <message>
        <source>&amp;Column:</source>
        <translation>S&amp;palte:</translation>
    </message>
    <message>
        <source>&amp;Set:</source>
        <translation>&amp;Setzen:</translation>
    </message>
    <message>
        <source>W&amp;here:</source>
        <translation>Bed&amp;ingung:</translation>
    </message>
    <message>
        <source>level IS NULL; empty: all rows</source>
        <translation>level IS NULL; leer: alle Zeilen</translation>
    </message>
    <message>
        <source>&amp;Along:</source>
        <translation>&amp;Entlang:</translation>
    </message>
    <message>
        <source>&amp;Rows at a time:</source>
        <translation>&amp;Zeilen auf einmal:</translation>
    </message>
    <message>
        <source>A preview is shown first.</source>
        <translation>Zuerst wird eine Vorschau gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Look…</source>
        <translation>&amp;Ansehen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>column; empty: the primary key</source>
        <translation>Spalte; leer: der Primärschlüssel</translation>
    </message>
    <message>
        <source>The rows are walked in the order of this column; empty: the primary key</source>
        <translation>Die Zeilen werden in der Reihenfolge dieser Spalte durchlaufen; leer: der Primärschlüssel</translation>
    </message>
</context>
<context>
    <name>ColumnTasks</name>
    <message>
        <source>Set values in %1?</source>
        <translation>Werte in %1 setzen?</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 of about %2 fulfil the condition</source>
        <translation>%1 von etwa %2 erfüllen die Bedingung</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>No row fulfils the condition: there is nothing to do.</source>
        <translation>Keine Zeile erfüllt die Bedingung: Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>%1 of about %2 rows, %3 changed; at %4</source>
        <translation>%1 von etwa %2 Zeilen, %3 geändert; bei %4</translation>
    </message>
    <message>
        <source>Done: %1 rows are changed.</source>
        <translation>Fertig: %1 Zeilen sind geändert.</translation>
    </message>
    <message>
        <source>%1 %2 rows fulfil the condition, again or still.</source>
        <translation>%1 %2 Zeilen erfüllen die Bedingung wieder oder immer noch.</translation>
    </message>
    <message>
        <source>Make %1 of %2 NOT NULL?</source>
        <translation>%1 von %2 auf NOT NULL setzen?</translation>
    </message>
    <message>
        <source>Rows without a value</source>
        <translation>Zeilen ohne Wert</translation>
    </message>
    <message>
        <source>a check that holds for new rows, then all rows are read while others write, then the column is changed, which takes an instant</source>
        <translation>eine Prüfung, die für neue Zeilen gilt; dann werden alle Zeilen gelesen, während andere schreiben; dann wird die Spalte geändert, was einen Augenblick dauert</translation>
    </message>
    <message>
        <source>%1 rows have no value: fill the column first.</source>
        <translation>%1 Zeilen haben keinen Wert: zuerst die Spalte füllen.</translation>
    </message>
    <message>
        <source>Fill a column</source>
        <translation>Eine Spalte füllen</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>Make a column NOT NULL</source>
        <translation>Eine Spalte auf NOT NULL setzen</translation>
    </message>
    <message>
        <source>&amp;Make it NOT NULL</source>
        <translation>Auf &amp;NOT NULL setzen</translation>
    </message>
    <message>
        <source>Done: the column is NOT NULL.</source>
        <translation>Fertig: Die Spalte ist NOT NULL.</translation>
    </message>
    <message>
        <source>The column is NOT NULL already.</source>
        <translation>Die Spalte ist schon NOT NULL.</translation>
    </message>
    <message>
        <source>all of about %1, whatever value they have</source>
        <translation>alle etwa %1, welchen Wert sie auch haben</translation>
    </message>
    <message>
        <source>in transactions of %1 rows each, so that nobody waits long; after a stop the next run continues from there</source>
        <translation>in Transaktionen zu je %1 Zeilen, sodass niemand lange auf eine wartet; wird es angehalten, geht es das nächste Mal dort weiter</translation>
    </message>
</context>
<context>
    <name>Connect</name>
    <message>
        <source>It works.</source>
        <translation>Es funktioniert.</translation>
    </message>
    <message>
        <source>Server: %1 answers, PostgreSQL %2</source>
        <translation>Server: %1 antwortet, PostgreSQL %2</translation>
    </message>
    <message>
        <source>Encryption: %1</source>
        <translation>Verschlüsselung: %1</translation>
    </message>
    <message>
        <source>Encryption: none</source>
        <translation>Verschlüsselung: keine</translation>
    </message>
    <message>
        <source>Login: as %1</source>
        <translation>Anmeldung: als %1</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>Datenbank: %1</translation>
    </message>
    <message>
        <source>Server: %1 answers</source>
        <translation>Server: %1 antwortet</translation>
    </message>
    <message>
        <source>It could not be asked for its version: %1</source>
        <translation>Die Version ließ sich nicht abfragen: %1</translation>
    </message>
    <message>
        <source>No database is named, and there is none of the user&apos;s name: “postgres” is used.</source>
        <translation>Es ist keine Datenbank angegeben, und keine trägt den Namen des Benutzers: „postgres“ wird verwendet.</translation>
    </message>
    <message>
        <source>(hidden)</source>
        <translation>(verborgen)</translation>
    </message>
    <message>
        <source>The password file %1 is ignored: it is not a plain file.</source>
        <translation>Die Passwortdatei %1 wird nicht beachtet: Sie ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The password file %1 is ignored: others may read it. To have it used: chmod 0600 %1</source>
        <translation>Die Passwortdatei %1 wird nicht beachtet: Andere dürfen sie lesen. Damit sie verwendet wird: chmod 0600 %1</translation>
    </message>
    <message>
        <source>The password file %1 is ignored: it cannot be read (%2).</source>
        <translation>Die Passwortdatei %1 wird nicht beachtet: Sie ist nicht lesbar (%2).</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Ser&amp;vers</source>
        <translation>Ser&amp;verliste</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Remove the chosen connection</source>
        <translation>Die gewählte Verbindung entfernen</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>Server: URI or keywords</source>
        <translation>Server: URI oder Schlüsselwörter</translation>
    </message>
    <message>
        <source>postgresql://user@host:5432/postgres</source>
        <translation>postgresql://user@host:5432/postgres</translation>
    </message>
    <message>
        <source>Variables of the environment that are used</source>
        <translation>Verwendete Umgebungsvariablen</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Keep in the desktop&apos;s keychain</source>
        <translation>Im Schlüsselbund des Desktops &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation>Name in der Liste</translation>
    </message>
    <message>
        <source>With a name it is kept in the list</source>
        <translation>Mit einem Namen bleibt sie in der Liste</translation>
    </message>
    <message>
        <source>&amp;Marked as</source>
        <translation>&amp;Markiert als</translation>
    </message>
    <message>
        <source>Purpose of the server</source>
        <translation>Zweck des Servers</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>Test shows here how far the connection gets: name, network, encryption, login, database.</source>
        <translation>„Testen“ zeigt hier, wie weit die Verbindung kommt: Name, Netzwerk, Verschlüsselung, Anmeldung, Datenbank.</translation>
    </message>
    <message>
        <source>A PostgreSQL server of your own, on this computer only: Weekglass makes it when it is first needed (this takes some seconds), starts it, and reaches it through a socket that nobody else may open. No password, no network.</source>
        <translation>Ein eigener PostgreSQL-Server, nur auf diesem Rechner: Weekglass legt ihn an, wenn er zum ersten Mal gebraucht wird (das dauert einige Sekunden), startet ihn und erreicht ihn über einen Socket, den niemand sonst öffnen darf. Kein Passwort, kein Netzwerk.</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Die Verbindung testen</translation>
    </message>
    <message>
        <source>Sav&amp;e</source>
        <translation>Spei&amp;chern</translation>
    </message>
    <message>
        <source>Save in the list</source>
        <translation>In der Liste speichern</translation>
    </message>
    <message>
        <source>URI: postgresql://me@db.example.com/postgres?sslrootcert=/home/me/authority.crt
Keywords: host=db.example.com user=me dbname=postgres
A section of the service file: service=games
Empty: the PG* variables, and PostgreSQL&apos;s own defaults</source>
        <translation>URI: postgresql://me@db.example.com/postgres?sslrootcert=/home/me/authority.crt
Schlüsselwörter: host=db.example.com user=me dbname=postgres
Ein Abschnitt der Dienstdatei: service=games
Leer: die PG*-Variablen und die Vorgaben von PostgreSQL selbst</translation>
    </message>
</context>
<context>
    <name>CrashFile</name>
    <message>
        <source>The crash file cannot be deleted.</source>
        <translation>Die Absturzdatei kann nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Check the rights of the folder.</source>
        <translation>Prüfen Sie die Rechte des Ordners.</translation>
    </message>
</context>
<context>
    <name>CrashHandler</name>
    <message>
        <source>%1 crashed. What is known of it stays in %2</source>
        <translation>%1 ist abgestürzt. Was darüber bekannt ist, bleibt in %2</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Erstellt um</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Variables that are set</source>
        <translation>Gesetzte Variablen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Free there</source>
        <translation>Dort frei</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Spiele</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>nicht vertraut</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>Nicht geladen</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>Abstürze</translation>
    </message>
    <message>
        <source>Last steps</source>
        <translation>Letzte Schritte</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Diagnostics of Weekglass. They hold no rows of weeks, no passwords, and no names of servers, roles and users. Nobody was sent this: read it, then send it yourself.</source>
        <translation>Diagnose von Weekglass. Sie enthält keine Zeilen von Wochen, keine Passwörter und keine Namen von Servern, Rollen und Benutzern. Niemand hat sie erhalten: Lesen Sie sie und senden Sie sie selbst.</translation>
    </message>
    <message>
        <source>the private server</source>
        <translation>der private Server</translation>
    </message>
    <message>
        <source>a connection string that cannot be understood</source>
        <translation>eine unverständliche Verbindungsangabe</translation>
    </message>
    <message>
        <source>another computer, sslmode %1</source>
        <translation>ein anderer Computer, sslmode %1</translation>
    </message>
    <message>
        <source>this computer, sslmode %1</source>
        <translation>dieser Computer, sslmode %1</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>size not known</source>
        <translation>Größe nicht bekannt</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Private server</source>
        <translation>Privater Server</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>does not run</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>runs PostgreSQL %1</source>
        <translation>läuft mit PostgreSQL %1</translation>
    </message>
    <message>
        <source>Upgraded to</source>
        <translation>Aktualisiert auf</translation>
    </message>
</context>
<context>
    <name>Drift</name>
    <message>
        <source>The months of %1 come and go; they are not compared.</source>
        <translation>Die Monate von %1 kommen und gehen; sie werden nicht verglichen.</translation>
    </message>
    <message>
        <source>Alembic manages the schema of this database.</source>
        <translation>Alembic verwaltet das Schema dieser Datenbank.</translation>
    </message>
    <message>
        <source>The database has tables, but no history of migrations.</source>
        <translation>Die Datenbank hat Tabellen, aber keine Historie der Migrationen.</translation>
    </message>
    <message>
        <source>, DESTROYS</source>
        <translation>, ZERSTÖRT</translation>
    </message>
    <message>
        <source>The week is on PostgreSQL %1 and the reference on %2, which write queries in different ways: of views, rules and SQL bodies only the names are compared.</source>
        <translation>Die Woche läuft auf PostgreSQL %1 und die Referenz auf %2, die Abfragen verschieden schreiben: Von Sichten, Regeln und SQL-Rümpfen werden nur die Namen verglichen.</translation>
    </message>
    <message>
        <source>Only making the table again changes the order of its columns.</source>
        <translation>Nur ein Neuanlegen der Tabelle ändert die Reihenfolge ihrer Spalten.</translation>
    </message>
    <message>
        <source>No single statement makes this of %1; do it by hand.</source>
        <translation>Keine einzelne Anweisung macht das aus %1; von Hand erledigen.</translation>
    </message>
    <message>
        <source>The schema that the migrations make cannot be read: %1</source>
        <translation>Das Schema, das die Migrationen anlegen, lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Somebody migrated the week while it was copied.</source>
        <translation>Jemand hat die Woche migriert, während sie kopiert wurde.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>Restoring the schema into %1</source>
        <translation>Das Schema wird in %1 wiederhergestellt</translation>
    </message>
    <message>
        <source>Dumping the schema</source>
        <translation>Der Dump des Schemas wird geschrieben</translation>
    </message>
    <message>
        <source>Trying %1</source>
        <translation>%1 wird ausprobiert</translation>
    </message>
    <message>
        <source>Alembic manages the schema of this database, and its revision %1 is no version of the game.</source>
        <translation>Alembic verwaltet das Schema dieser Datenbank, und ihre Revision %1 ist keine Version des Spiels.</translation>
    </message>
    <message>
        <source>%1 was changed after it was applied; the week is compared with its present form.</source>
        <translation>%1 wurde nach dem Anwenden geändert; die Woche wird mit der jetzigen Fassung verglichen.</translation>
    </message>
    <message>
        <source>%1 was applied, but the game has no such file; its objects are listed as extra.</source>
        <translation>%1 wurde angewendet, aber das Spiel hat keine solche Datei; ihre Objekte sind als zusätzlich aufgeführt.</translation>
    </message>
    <message>
        <source>Only a week with a history of this game&apos;s migrations can be compared with them.</source>
        <translation>Nur eine Woche mit einer Historie der Migrationen dieses Spiels lässt sich mit diesen vergleichen.</translation>
    </message>
    <message>
        <source>%1 was applied in an older form, which no file has any more; its objects are listed as extra.</source>
        <translation>%1 wurde in einer älteren Fassung angewendet, die nicht mehr bekannt ist; ihre Objekte sind als zusätzlich aufgeführt.</translation>
    </message>
</context>
<context>
    <name>DriftPane</name>
    <message>
        <source>as the migrations make it:</source>
        <translation>wie die Migrationen es anlegen:</translation>
    </message>
    <message>
        <source>as the week has it:</source>
        <translation>wie die Woche es hat:</translation>
    </message>
    <message>
        <source>DESTRUCTIVE: check it before you run it</source>
        <translation>ZERSTÖREND: vor dem Ausführen ansehen</translation>
    </message>
</context>
<context>
    <name>EventConditionDialog</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Was</translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation>&amp;Pfad</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>W&amp;ert</translation>
    </message>
</context>
<context>
    <name>EventTimesDialog</name>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>&amp;From (UTC)</source>
        <translation>A&amp;b (UTC)</translation>
    </message>
    <message>
        <source>2025-01-06 12:00, in UTC; empty: no limit</source>
        <translation>2025-01-06 12:00, in UTC; leer: keine Grenze</translation>
    </message>
    <message>
        <source>&amp;Before (UTC)</source>
        <translation>&amp;Vor (UTC)</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>These events have no status to filter by.</source>
        <translation>Diese Ereignisse haben keinen Status, nach dem sich filtern lässt.</translation>
    </message>
    <message>
        <source>“%1” is not a status.</source>
        <translation>„%1“ ist kein Status.</translation>
    </message>
    <message>
        <source>An event source has id, at, kind, subject and payload.</source>
        <translation>Eine Ereignisquelle hat id, at, kind, subject und payload.</translation>
    </message>
    <message>
        <source>This event is not there any more.</source>
        <translation>Dieses Ereignis gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The server sent %1 events but %2 arrived; no file was written.</source>
        <translation>Der Server hat %1 Ereignisse gesendet, aber %2 kamen an; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Export again.</source>
        <translation>Erneut exportieren.</translation>
    </message>
    <message>
        <source>this is not a time</source>
        <translation>das ist kein Zeitpunkt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Payload value</source>
        <translation>Wert der Nutzdaten</translation>
    </message>
    <message>
        <source>the saved filter</source>
        <translation>der gespeicherte Filter</translation>
    </message>
    <message>
        <source>“%1” is not a condition.</source>
        <translation>„%1“ ist keine Bedingung.</translation>
    </message>
    <message>
        <source>Write it as: kind = NAME, subject contains TEXT, payload.ships[0].fuel &lt; 10, $.error exists</source>
        <translation>So schreiben: kind = NAME, subject contains TEXT, payload.ships[0].fuel &lt; 10, $.error exists</translation>
    </message>
    <message>
        <source>“%1” cannot be asked of %2.</source>
        <translation>„%1“ lässt sich auf „%2“ nicht anwenden.</translation>
    </message>
    <message>
        <source>“%1” is a class of statuses and cannot be compared.</source>
        <translation>„%1“ ist eine Klasse von Statuswerten und lässt sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>Write a number such as 400.</source>
        <translation>Eine Zahl wie 400 eingeben.</translation>
    </message>
    <message>
        <source>These events have no hash, so it is not known which ones repeat.</source>
        <translation>Diese Ereignisse haben keinen Hash, deshalb ist nicht bekannt, welche sich wiederholen.</translation>
    </message>
    <message>
        <source>Counting was stopped.</source>
        <translation>Das Zählen wurde angehalten.</translation>
    </message>
    <message>
        <source>Two events have the same “at” and “id”.</source>
        <translation>Zwei Ereignisse haben dasselbe „at“ und dieselbe „id“.</translation>
    </message>
    <message>
        <source>Two events have the id %1: of %2 and of %3.</source>
        <translation>Zwei Ereignisse haben die id %1: vom %2 und vom %3.</translation>
    </message>
    <message>
        <source>Give each event of the query an id of its own.</source>
        <translation>Jedem Ereignis der Abfrage eine eigene id geben.</translation>
    </message>
    <message>
        <source>Write a number such as 429, 4xx for all from 400 to 499, &gt;=400, or several of these with commas.</source>
        <translation>Eine Zahl wie 429, 4xx für alle von 400 bis 499, &gt;=400 oder mehrere davon mit Kommas schreiben.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zu schreibende Datei</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Die Datei wählen</translation>
    </message>
    <message>
        <source>For&amp;mat:</source>
        <translation>For&amp;mat:</translation>
    </message>
    <message>
        <source>Format of the file</source>
        <translation>Format der Datei</translation>
    </message>
    <message>
        <source>Cells beginning with = + - @ get an apostrophe, so that spreadsheets do not run them.</source>
        <translation>Zellen, die mit = + - @ beginnen, erhalten einen Apostroph, damit Tabellenkalkulationen sie nicht ausführen.</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
</context>
<context>
    <name>Fetch</name>
    <message>
        <source>the body is empty</source>
        <translation>der Rumpf ist leer</translation>
    </message>
    <message>
        <source>The API does not say which reset it is in.</source>
        <translation>Die API sagt nicht, in welchem Reset sie ist.</translation>
    </message>
    <message>
        <source>Answers since its last status are not stored. Try again later.</source>
        <translation>Antworten seit seinem letzten Status sind nicht gespeichert. Später erneut versuchen.</translation>
    </message>
    <message>
        <source>The token is of an earlier reset.</source>
        <translation>Das Token stammt aus einem früheren Reset.</translation>
    </message>
    <message>
        <source>The API does not accept the token.</source>
        <translation>Die API nimmt das Token nicht an.</translation>
    </message>
    <message>
        <source>The token is of the reset of %1, and the game is in that of %2.</source>
        <translation>Das Token gehört zum Reset vom %1, das Spiel ist aber in dem vom %2.</translation>
    </message>
    <message>
        <source>the request went to %1, not to %2</source>
        <translation>die Anfrage ging an %1, nicht an %2</translation>
    </message>
    <message>
        <source>%1 does not say what a rebuild empties.</source>
        <translation>%1 gibt nicht an, was ein Neuaufbau leert.</translation>
    </message>
    <message>
        <source>A game says so by a first transform whose name ends in “rebuild.sql”.</source>
        <translation>Ein Spiel gibt das durch eine erste Transformation an, deren Name auf „rebuild.sql“ endet.</translation>
    </message>
    <message>
        <source>It is tried again, a few times.</source>
        <translation>Wird noch einige Male versucht.</translation>
    </message>
    <message>
        <source>Give a token that the API accepts.</source>
        <translation>Ein Token angeben, das die API annimmt.</translation>
    </message>
    <message>
        <source>The API answered with status %1.</source>
        <translation>Die API hat mit dem Status %1 geantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) of the game are not in this week yet. Migrate it first.</source>
        <translation>
            <numerusform>%n Migration des Spiels ist in dieser Woche noch nicht angewandt. Zuerst die Woche migrieren.</numerusform>
            <numerusform>%n Migrationen des Spiels sind in dieser Woche noch nicht angewandt. Zuerst die Woche migrieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has a column for each placeholder of the path %1.</source>
        <translation>Sie hat eine Spalte für jeden Platzhalter des Pfads %1.</translation>
    </message>
    <message>
        <source>Copy the token alone, without quotes and without “Bearer”.</source>
        <translation>Das Token allein kopieren, ohne Anführungszeichen und ohne „Bearer“.</translation>
    </message>
    <message>
        <source>it must be the address of an API</source>
        <translation>es muss die Adresse einer API sein</translation>
    </message>
    <message>
        <source>there must be at least one</source>
        <translation>es muss mindestens einen geben</translation>
    </message>
    <message>
        <source>there is no endpoint “%1” above</source>
        <translation>darüber gibt es keinen Endpunkt „%1“</translation>
    </message>
    <message>
        <source>it must not hold #, “.” or “..”</source>
        <translation>er darf weder # noch „.“ oder „..“ enthalten</translation>
    </message>
    <message>
        <source>an endpoint has one of “every” (seconds), “after” (another endpoint) and “once”: true</source>
        <translation>ein Endpunkt hat eines von „every“ (Sekunden), „after“ (ein anderer Endpunkt) und „once“: true</translation>
    </message>
    <message>
        <source>the path has placeholders, so it is needed</source>
        <translation>der Pfad hat Platzhalter, deshalb wird es gebraucht</translation>
    </message>
    <message>
        <source>there is none for {%1}</source>
        <translation>für {%1} gibt es keinen</translation>
    </message>
    <message>
        <source>it must be a single request without token that is made “every” so often</source>
        <translation>es muss eine einzelne Anfrage ohne Token sein, die mit „every“ regelmäßig gestellt wird</translation>
    </message>
    <message>
        <source>%1 does not say where its events are fetched from.</source>
        <translation>%1 gibt nicht an, woher seine Ereignisse abgerufen werden.</translation>
    </message>
    <message>
        <source>Correct the plan and load the game again.</source>
        <translation>Den Plan berichtigen und das Spiel erneut laden.</translation>
    </message>
    <message>
        <source>“%1” was not requested, because it leads to another path of the API.</source>
        <translation>„%1“ wurde nicht abgefragt, weil es zu einem anderen Pfad der API führt.</translation>
    </message>
    <message>
        <source>“%1” was not requested, because the path is too long to be stored.</source>
        <translation>„%1“ wurde nicht abgefragt, weil der Pfad zu lang zum Speichern ist.</translation>
    </message>
    <message>
        <source>An API is reached by https:// or http:// and a host.</source>
        <translation>Eine API wird über https:// oder http:// und einen Host erreicht.</translation>
    </message>
    <message>
        <source>Correct the address; a token has a place of its own.</source>
        <translation>Die Adresse berichtigen; ein Token hat seinen eigenen Platz.</translation>
    </message>
    <message>
        <source>The token is not sent over a connection that others can read.</source>
        <translation>Das Token wird nicht über eine Verbindung gesendet, die andere mitlesen können.</translation>
    </message>
    <message>
        <source>The connection to the server failed.</source>
        <translation>Die Verbindung zum Server ist gescheitert.</translation>
    </message>
    <message>
        <source>It is tried again later; check the address and the network.</source>
        <translation>Es wird später erneut versucht; Adresse und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>The answer cannot be read.</source>
        <translation>Die Antwort lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Nothing of it was kept. Check that the address is that of an API.</source>
        <translation>Nichts davon wurde behalten. Prüfen, ob die Adresse die einer API ist.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>It is tried again later.</source>
        <translation>Es wird später erneut versucht.</translation>
    </message>
    <message>
        <source>The answer is larger than %1 MB.</source>
        <translation>Die Antwort ist größer als %1 MB.</translation>
    </message>
    <message>
        <source>Ask for smaller pages, or for something else.</source>
        <translation>Kleinere Seiten oder etwas anderes anfordern.</translation>
    </message>
    <message>
        <source>The packed answer ended too early.</source>
        <translation>Die gepackte Antwort endete zu früh.</translation>
    </message>
    <message>
        <source>The server could not prove who it is.</source>
        <translation>Der Server konnte nicht nachweisen, wer er ist.</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock. Nothing was sent.</source>
        <translation>Die Adresse und die Uhr dieses Rechners prüfen. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The server redirects to another server, or too often.</source>
        <translation>Der Server leitet auf einen anderen Server um oder zu oft.</translation>
    </message>
    <message>
        <source>Give the address that the API has now.</source>
        <translation>Die Adresse angeben, die die API jetzt hat.</translation>
    </message>
    <message numerus="yes">
        <source>The server refused %n answer(s) in a row, the last one for this reason: %1</source>
        <translation>
            <numerusform>Der Server lehnte eine Antwort ab, aus diesem Grund: %1</numerusform>
            <numerusform>Der Server lehnte %n Antworten hintereinander ab, die letzte aus diesem Grund: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept among the rejected. Check the constraints and triggers of the week&apos;s tables, then fetch again.</source>
        <translation>Sie sind unter den abgelehnten aufbewahrt. Die Bedingungen und Trigger der Tabellen der Woche prüfen, dann erneut abrufen.</translation>
    </message>
    <message>
        <source>Endpoints without a token are still fetched. Register again, and give the new token.</source>
        <translation>Endpunkte ohne Token werden weiter abgerufen. Neu registrieren und das neue Token angeben.</translation>
    </message>
    <message>
        <source>The answer ended before its stated length.</source>
        <translation>Die Antwort endete vor ihrer angegebenen Länge.</translation>
    </message>
    <message>
        <source>This is not a bearer token: a token is one word of at least 8 letters, digits and signs.</source>
        <translation>Das ist kein Bearer-Token: Ein solches ist ein einzelnes Wort aus Buchstaben, Ziffern und Zeichen, mindestens 8 davon.</translation>
    </message>
    <message>
        <source>it is not JSON: %1</source>
        <translation>es ist kein JSON: %1</translation>
    </message>
    <message>
        <source>A game needs a “fetch” plan in its game.json, and an “import” for the answers.</source>
        <translation>Ein Spiel gibt das in einem „fetch“-Plan seiner game.json an und in „import“, worin die Antworten gespeichert werden.</translation>
    </message>
    <message>
        <source>The value comes from an answer or from the week; check where the plan takes it from.</source>
        <translation>Der Wert kommt aus einer Antwort oder aus der Woche; nachsehen, woher der Plan ihn nimmt.</translation>
    </message>
    <message>
        <source>“%1” is not a path of the API; nothing was requested.</source>
        <translation>„%1“ ist kein Pfad der API; nichts wurde angefragt.</translation>
    </message>
    <message>
        <source>Check the plan, and where its values come from.</source>
        <translation>Den Plan ansehen und woher seine Werte kommen.</translation>
    </message>
    <message>
        <source>It is requested again when the API allows it.</source>
        <translation>Wird wieder angefragt, sobald die API es erlaubt.</translation>
    </message>
    <message>
        <source>The answer is kept among the events.</source>
        <translation>Die Antwort ist aufbewahrt; sie steht bei den Ereignissen.</translation>
    </message>
    <message>
        <source>The answer is not complete JSON; it may be truncated.</source>
        <translation>Die Antwort ist kein vollständiges JSON; sie wurde vielleicht abgeschnitten.</translation>
    </message>
    <message>
        <source>It is requested again. A second answer is kept among the rejected.</source>
        <translation>Wird noch einmal angefragt. Was zweimal kommt, wird bei den zurückgewiesenen aufbewahrt.</translation>
    </message>
    <message>
        <source>Use https://, or continue without the token.</source>
        <translation>https:// verwenden oder ohne das Token fortfahren.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>This is not a file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>Die Datei ist zu groß.</translation>
    </message>
    <message>
        <source>At most %1 bytes are read here.</source>
        <translation>Hier werden höchstens %1 Bytes gelesen.</translation>
    </message>
    <message>
        <source>A symbolic link is in the way, and it is not followed.</source>
        <translation>Ein symbolischer Link ist im Weg; ihm wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>Remove the link, or choose another file.</source>
        <translation>Den Link entfernen oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Die Datei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the rights of the folder.</source>
        <translation>Die Rechte des Ordners prüfen.</translation>
    </message>
    <message>
        <source>The file cannot be written; the old one is as it was.</source>
        <translation>Die Datei kann nicht geschrieben werden; die alte ist unverändert.</translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder.</source>
        <translation>Freien Speicherplatz und Rechte des Ordners prüfen.</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>Der Ordner kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Check the rights of the folder above it, and the free space.</source>
        <translation>Die Rechte des übergeordneten Ordners und den freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>The folder belongs to somebody else.</source>
        <translation>Der Ordner gehört jemand anderem.</translation>
    </message>
    <message>
        <source>It belongs to somebody else.</source>
        <translation>Sie gehört jemand anderem.</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>Sie wird gerade geschrieben.</translation>
    </message>
    <message>
        <source>It has just been finished.</source>
        <translation>Sie wurde gerade eben fertig.</translation>
    </message>
    <message>
        <source>It was made on another computer, or cannot be locked.</source>
        <translation>Sie wurde auf einem anderen Rechner angelegt oder lässt sich nicht sperren.</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>“%1” cannot be asked of a text.</source>
        <translation>„%1“ ist auf einen Text nicht anwendbar.</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>passt zu</translation>
    </message>
    <message>
        <source>does not match</source>
        <translation>passt nicht zu</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>ist vorhanden</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>“%1” is not known here</source>
        <translation>„%1“ ist hier nicht bekannt</translation>
    </message>
</context>
<context>
    <name>Game</name>
    <message>
        <source>“%1” is not trusted yet, so its SQL is not run.</source>
        <translation>„%1“ wird noch nicht vertraut, darum wird sein SQL nicht ausgeführt.</translation>
    </message>
    <message>
        <source>See what it contains and trust it: in the window with Server ▸ Trust games…, or with “weekglassctl games trust”.</source>
        <translation>Ansehen, was es enthält, und ihm vertrauen: im Fenster mit Server ▸ Spielen vertrauen… oder mit „weekglassctl games trust“.</translation>
    </message>
    <message>
        <source>See what it contains and trust it: “weekglassctl --sql-dir %1 games trust”.</source>
        <translation>Sehen Sie sich den Inhalt an und vertrauen Sie ihm: „weekglassctl --sql-dir %1 games trust“.</translation>
    </message>
    <message>
        <source>A file is named by its path below the game&apos;s folder, without &quot;..&quot;.</source>
        <translation>Eine Datei wird durch ihren Pfad unterhalb des Ordners des Spiels angegeben, ohne „..“.</translation>
    </message>
    <message>
        <source>There is no such file in the game&apos;s folder.</source>
        <translation>Im Ordner des Spiels gibt es keine solche Datei.</translation>
    </message>
    <message>
        <source>The file was not there when the game was loaded.</source>
        <translation>Die Datei war nicht vorhanden, als das Spiel geladen wurde.</translation>
    </message>
    <message>
        <source>The file holds a NUL character; SQL is plain text.</source>
        <translation>Die Datei enthält ein NUL-Zeichen; SQL ist reiner Text.</translation>
    </message>
    <message>
        <source>The file is not UTF-8.</source>
        <translation>Die Datei ist nicht in UTF-8.</translation>
    </message>
    <message>
        <source>A link to a folder is not followed; put the folder here.</source>
        <translation>Einer Verknüpfung auf einen Ordner wird nicht gefolgt; den Ordner hierher legen.</translation>
    </message>
    <message>
        <source>The folder is too large: %1 files of %2 MB altogether are allowed.</source>
        <translation>Der Ordner ist zu groß: Erlaubt sind %1 Dateien mit zusammen %2 MB.</translation>
    </message>
    <message>
        <source>There are more than %1 migrations.</source>
        <translation>Es gibt mehr als %1 Migrationen.</translation>
    </message>
    <message>
        <source>The version or description is also that of %1.</source>
        <translation>Die Version oder Beschreibung ist auch die von %1.</translation>
    </message>
    <message>
        <source>There is no such folder of games.</source>
        <translation>Einen solchen Ordner mit Spielen gibt es nicht.</translation>
    </message>
    <message>
        <source>The game&apos;s id %1 is taken already, by %2.</source>
        <translation>Die Id %1 des Spiels ist schon vergeben, an %2.</translation>
    </message>
    <message>
        <source>The game&apos;s prefix %1 is taken already, by %2.</source>
        <translation>Das Präfix %1 des Spiels ist schon vergeben, an %2.</translation>
    </message>
    <message>
        <source>The game cannot be read again; it stays as it was.</source>
        <translation>Das Spiel lässt sich nicht neu lesen; es bleibt, wie es war.</translation>
    </message>
    <message>
        <source>it must be the name of the folder, %1</source>
        <translation>es muss der Name des Ordners sein, %1</translation>
    </message>
    <message>
        <source>Correct the files in %1 and load the game again.</source>
        <translation>Die Dateien in %1 berichtigen und das Spiel erneut laden.</translation>
    </message>
    <message>
        <source>there is no event source %1</source>
        <translation>es gibt keine Ereignisquelle %1</translation>
    </message>
    <message>
        <source>responses have only one place to go to</source>
        <translation>für Antworten gibt es nur ein Ziel</translation>
    </message>
    <message>
        <source>at least one column is expected</source>
        <translation>mindestens eine Spalte wird erwartet</translation>
    </message>
    <message>
        <source>1 to %1 characters are expected</source>
        <translation>1 bis %1 Zeichen werden erwartet</translation>
    </message>
    <message>
        <source>it does not match %1</source>
        <translation>es passt nicht zu %1</translation>
    </message>
    <message>
        <source>a number from %1 to %2 is expected</source>
        <translation>eine Zahl von %1 bis %2 wird erwartet</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 is taken already</source>
        <translation>%1 ist schon vergeben</translation>
    </message>
    <message>
        <source>it needs the key %1, and %1 needs it</source>
        <translation>es braucht den Schlüssel %1, und %1 braucht es</translation>
    </message>
    <message>
        <source>Name it as Flyway does: V&lt;version&gt;__&lt;description&gt;.sql, such as V001__first_tables.sql; R__&lt;description&gt;.sql if it is applied again whenever it changes; U&lt;version&gt;__&lt;description&gt;.sql if it takes a version back.</source>
        <translation>Sie wie bei Flyway benennen: V&lt;version&gt;__&lt;description&gt;.sql, etwa V001__first_tables.sql; R__&lt;description&gt;.sql, wenn sie bei jeder Änderung neu angewendet wird; U&lt;version&gt;__&lt;description&gt;.sql, wenn sie eine Version zurücknimmt.</translation>
    </message>
    <message>
        <source>This is not a version: up to 50 digits and dots are.</source>
        <translation>Das ist keine Version: Eine solche besteht aus bis zu 50 Ziffern und Punkten.</translation>
    </message>
    <message>
        <source>This is not the name of a migration.</source>
        <translation>Das ist nicht der Name einer Migration.</translation>
    </message>
    <message>
        <source>The description is longer than the 200 characters of the history&apos;s column.</source>
        <translation>Die Beschreibung ist länger als die 200 Zeichen der Spalte in der Historie.</translation>
    </message>
    <message>
        <source>a picture needs at least one array</source>
        <translation>ein Bild braucht mindestens ein Array</translation>
    </message>
    <message>
        <source>two coordinates are expected, such as &quot;500 250&quot;</source>
        <translation>zwei Koordinaten werden erwartet, etwa „500 250“</translation>
    </message>
    <message>
        <source>steps M, L, C and Z with their coordinates are expected, M first</source>
        <translation>Schritte M, L, C und Z mit ihren Koordinaten werden erwartet, M zuerst</translation>
    </message>
    <message>
        <source>a picture needs at least one place</source>
        <translation>ein Bild braucht mindestens einen Platz</translation>
    </message>
    <message>
        <source>%1 is in a group already</source>
        <translation>%1 ist schon in einer Gruppe</translation>
    </message>
    <message>
        <source>a group needs at least one column</source>
        <translation>eine Gruppe braucht mindestens eine Spalte</translation>
    </message>
    <message>
        <source>a mark needs one of the keys changed, kinds and truthy</source>
        <translation>eine Marke braucht einen der Schlüssel changed, kinds und truthy</translation>
    </message>
    <message>
        <source>there is no snapshot source %1</source>
        <translation>es gibt keine Snapshotquelle %1</translation>
    </message>
    <message>
        <source>it must be one of the keys, and that one an integer</source>
        <translation>es muss einer der Schlüssel sein, und zwar eine ganze Zahl</translation>
    </message>
    <message>
        <source>it is a part of a statement, so it holds neither a semicolon nor a comment</source>
        <translation>es ist Teil einer Anweisung und enthält deshalb weder Semikolon noch Kommentar</translation>
    </message>
    <message>
        <source>“%1” does not use $1, the game. This step would touch rows of all games in %2. Add a condition on the game, or “&quot;touchesOthers&quot;: true” if that is intended.</source>
        <translation>„%1“ verwendet $1, das Spiel, nicht. Dieser Schritt würde Zeilen aller Spiele in %2 berühren. Ergänzen Sie eine Bedingung auf das Spiel, oder „&quot;touchesOthers&quot;: true“, wenn es so gewollt ist.</translation>
    </message>
    <message>
        <source>another step keeps the play $2 by “%1 &gt; $2”, and this one removes it by “%1 &gt;= $2”</source>
        <translation>ein anderer Schritt behält den Spielzug $2 mit „%1 &gt; $2“, und dieser entfernt ihn mit „%1 &gt;= $2“</translation>
    </message>
    <message>
        <source>only an update sets something</source>
        <translation>nur ein Update setzt etwas</translation>
    </message>
    <message>
        <source>a rollback needs at least one step</source>
        <translation>ein Rollback braucht mindestens einen Schritt</translation>
    </message>
    <message>
        <source>a report has one picture at most</source>
        <translation>ein Bericht hat höchstens ein Bild</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>A metric&apos;s file begins with lines such as “-- title: Fuel” and “-- unit: kg”.</source>
        <translation>Die Datei einer Metrik beginnt mit Zeilen wie „-- title: Fuel“ und „-- unit: kg“.</translation>
    </message>
    <message>
        <source>The keys are %1.</source>
        <translation>Die Schlüssel sind %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The file&apos;s name is not one that a metric can have.</source>
        <translation>Der Name der Datei ist keiner, den eine Metrik haben kann.</translation>
    </message>
    <message>
        <source>Use small letters, digits, _ and -, and the ending .sql.</source>
        <translation>Kleinbuchstaben, Ziffern, _ und - sowie die Endung .sql verwenden.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>Die Datei ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>The metric does not say its %1.</source>
        <translation>Der Metrik fehlt die Angabe %1.</translation>
    </message>
    <message>
        <source>There is a metric of this name already.</source>
        <translation>Es gibt schon eine Metrik dieses Namens.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>A week is named &lt;prefix&gt;_&lt;ISO year&gt;_w&lt;ISO week, two digits&gt;, such as spacetraders_2025_w01.</source>
        <translation>Eine Woche heißt &lt;Präfix&gt;_&lt;ISO-Jahr&gt;_w&lt;ISO-Woche, zweistellig&gt;, etwa spacetraders_2025_w01.</translation>
    </message>
    <message>
        <source>The ISO year %1 has weeks 1 to %2, not %3.</source>
        <translation>Das ISO-Jahr %1 hat die Wochen 1 bis %2, nicht %3.</translation>
    </message>
    <message>
        <source>This is not the name of a week.</source>
        <translation>Das ist nicht der Name einer Woche.</translation>
    </message>
    <message>
        <source>the game has no %1</source>
        <translation>das Spiel hat kein %1</translation>
    </message>
    <message>
        <source>one of the keys playLog, events and snapshots is expected</source>
        <translation>einer der Schlüssel playLog, events und snapshots wird erwartet</translation>
    </message>
    <message>
        <source>a count says of how much time each reading is</source>
        <translation>eine Zählung sagt, von wie viel Zeit jede Ablesung ist</translation>
    </message>
    <message>
        <source>only a gauge or a counter holds until the next reading</source>
        <translation>nur ein Messwert oder ein Zähler gilt bis zur nächsten Ablesung</translation>
    </message>
    <message>
        <source>A metric is a gauge, counter, count or ratio.</source>
        <translation>Eine Metrik ist gauge, counter, count oder ratio.</translation>
    </message>
    <message>
        <source>The metric does not say of how many seconds a reading is.</source>
        <translation>Die Metrik sagt nicht, von wie vielen Sekunden eine Ablesung ist.</translation>
    </message>
    <message>
        <source>A count needs “seconds”, at most those of 31 days.</source>
        <translation>Eine Zählung (count) braucht „seconds“, höchstens die von 31 Tagen.</translation>
    </message>
    <message>
        <source>the greatest are not aggregated</source>
        <translation>die größten werden nicht zusammengefasst</translation>
    </message>
    <message>
        <source>counts are summed</source>
        <translation>Anzahlen werden summiert</translation>
    </message>
    <message>
        <source>a ratio holds for no time, so its series are one list of readings</source>
        <translation>ein Verhältnis gilt für keine Zeit, also sind seine Reihen eine Liste von Ablesungen</translation>
    </message>
    <message>
        <source>only a counter or a count grows</source>
        <translation>nur ein Zähler oder eine Anzahl wächst</translation>
    </message>
    <message>
        <source>“%1” does not say what weeks are compared by.</source>
        <translation>„%1“ sagt nicht, wonach Wochen verglichen werden.</translation>
    </message>
    <message>
        <source>Write it like “by role, across mean, value last”.</source>
        <translation>Es wird geschrieben wie „by role, across mean, value last“.</translation>
    </message>
    <message>
        <source>a hash needs at least one field with its column</source>
        <translation>ein Hash braucht mindestens ein Feld mit seiner Spalte</translation>
    </message>
    <message>
        <source>only what stands for a placeholder can be secret</source>
        <translation>nur was für einen Platzhalter steht, kann geheim sein</translation>
    </message>
    <message>
        <source>withoutUndo: the game has no version %1</source>
        <translation>withoutUndo: Das Spiel hat keine Version %1</translation>
    </message>
    <message>
        <source>withoutUndo: a U file takes version %1 back</source>
        <translation>withoutUndo: Eine U-Datei nimmt Version %1 zurück</translation>
    </message>
    <message>
        <source>rows cannot move to the table that they are in</source>
        <translation>Zeilen können nicht in die Tabelle verschoben werden, in der sie stehen</translation>
    </message>
    <message>
        <source>at least one index is expected</source>
        <translation>mindestens ein Index wird erwartet</translation>
    </message>
    <message>
        <source>at least one setting is expected</source>
        <translation>mindestens eine Einstellung wird erwartet</translation>
    </message>
    <message>
        <source>a play log with a document has all of its state there</source>
        <translation>ein Spielzug-Protokoll mit Dokument hat dort seinen ganzen Zustand</translation>
    </message>
    <message>
        <source>it is missing, and the group “%1” has a path into it</source>
        <translation>es fehlt, und die Gruppe „%1“ hat einen Pfad hinein</translation>
    </message>
    <message>
        <source>it needs {id} once, where the id of one of them comes</source>
        <translation>es braucht {id} genau einmal, dort, wo die Id steht</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a UUID</source>
        <translation>eine UUID</translation>
    </message>
    <message>
        <source>a time of UTC, such as 2025-06-01 12:00</source>
        <translation>eine UTC-Zeit wie 2025-06-01 12:00</translation>
    </message>
    <message>
        <source>a time of UTC, such as 2025-06-01 12:00, or “now”, or “newest”: that of the newest event</source>
        <translation>eine UTC-Zeit wie 2025-06-01 12:00 oder „now“ oder „newest“: die des neuesten Ereignisses</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>either values or choices are expected, not both</source>
        <translation>entweder values oder choices wird erwartet, nicht beides</translation>
    </message>
    <message>
        <source>an optional parameter has no default</source>
        <translation>ein optionaler Parameter hat keinen Vorgabewert</translation>
    </message>
    <message>
        <source>it is not %1</source>
        <translation>erwartet wird %1</translation>
    </message>
    <message>
        <source>it is none of the values</source>
        <translation>es ist keiner der Werte</translation>
    </message>
    <message>
        <source>the week&apos;s present needs none</source>
        <translation>die Gegenwart der Woche braucht das nicht</translation>
    </message>
    <message>
        <source>%1 at most are expected</source>
        <translation>höchstens %1 werden erwartet</translation>
    </message>
    <message>
        <source>an earlier step inserts rows into %1; inserts come last</source>
        <translation>ein früherer Schritt fügt Zeilen in %1 ein; Einfügungen kommen zuletzt</translation>
    </message>
    <message>
        <source>a step has one of “delete”, “update” and “insert”, with the table</source>
        <translation>ein Schritt hat entweder „delete“, „update“ oder „insert“, mit der Tabelle</translation>
    </message>
    <message>
        <source>only an insert has it</source>
        <translation>nur ein „insert“ hat es</translation>
    </message>
    <message>
        <source>an insert has its condition in “select”</source>
        <translation>ein „insert“ hat seine Bedingung in „select“</translation>
    </message>
    <message>
        <source>%1 is not among the tables that are carried</source>
        <translation>%1 gehört nicht zu den Tabellen, die übernommen werden</translation>
    </message>
    <message>
        <source>The file is a link to a place outside the game&apos;s folder.</source>
        <translation>Die Datei ist ein Link, der aus dem Ordner des Spiels hinausführt.</translation>
    </message>
    <message>
        <source>the rollback of the play log %1 refers to it, but it is missing</source>
        <translation>das Rollback des Spielzug-Protokolls %1 verweist darauf, und es fehlt</translation>
    </message>
    <message>
        <source>%1 is not a column that every line has</source>
        <translation>%1 ist keine Spalte, die jede Zeile hat</translation>
    </message>
    <message>
        <source>it is not the name of a role: at most %1 bytes</source>
        <translation>es ist kein Name einer Rolle: höchstens %1 Bytes</translation>
    </message>
    <message>
        <source>“%1” is there already</source>
        <translation>„%1“ wird schon genannt</translation>
    </message>
    <message>
        <source>“%1” is not a key of a metric.</source>
        <translation>„%1“ ist kein Schlüssel einer Metrik.</translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation>„%1“ wurde schon angegeben.</translation>
    </message>
    <message>
        <source>“%1” is not a kind of metric.</source>
        <translation>„%1“ ist keine Art von Metrik.</translation>
    </message>
    <message>
        <source>at least one table is expected</source>
        <translation>mindestens eine Tabelle wird erwartet</translation>
    </message>
    <message>
        <source>%1 is among the distributed tables</source>
        <translation>%1 ist unter den verteilten Tabellen</translation>
    </message>
    <message>
        <source>choices are expected, too</source>
        <translation>auch choices werden erwartet</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>k. A.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 je Tag</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>so many times</comment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>warning and critical</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Close programs that keep idle sessions, put a pooler in front, or raise max_connections.</source>
        <translation>Programme schließen, die untätige Sitzungen offen halten, einen Pooler davorsetzen oder max_connections erhöhen.</translation>
    </message>
    <message>
        <source>Lock waits</source>
        <translation>Warten auf Sperren</translation>
    </message>
    <message>
        <source>Ask the owner of the root blocker, cancel its statement or end it.</source>
        <translation>Den Eigentümer der Sitzung fragen, die alle blockiert, ihre Anweisung abbrechen oder sie beenden.</translation>
    </message>
    <message>
        <source>Longest statement</source>
        <translation>Längste Anweisung</translation>
    </message>
    <message>
        <source>Look at its plan with EXPLAIN, or cancel it with pg_cancel_backend().</source>
        <translation>Ihren Plan mit EXPLAIN ansehen oder sie mit pg_cancel_backend() abbrechen.</translation>
    </message>
    <message>
        <source>Oldest transaction</source>
        <translation>Älteste Transaktion</translation>
    </message>
    <message>
        <source>End it: until then no vacuum removes a row that it may see.</source>
        <translation>Sie beenden: Bis dahin entfernt kein VACUUM eine Zeile, die sie sehen könnte.</translation>
    </message>
    <message>
        <source>Idle in transaction</source>
        <translation>Untätig in Transaktion</translation>
    </message>
    <message>
        <source>Ask the owner of the session, or end it; idle_in_transaction_session_timeout does it by itself.</source>
        <translation>Den Eigentümer der Sitzung fragen oder sie beenden; idle_in_transaction_session_timeout tut das von selbst.</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>Cache-Treffer</translation>
    </message>
    <message>
        <source>Look for statements that read whole tables, or raise shared_buffers. The cache of the operating system is not counted.</source>
        <translation>Nach Anweisungen suchen, die ganze Tabellen lesen, oder shared_buffers erhöhen. Der Cache des Betriebssystems zählt nicht mit.</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Archive and drop weeks that are over, or free space elsewhere.</source>
        <translation>Wochen, die vorbei sind, archivieren und löschen oder anderswo Platz schaffen.</translation>
    </message>
    <message>
        <source>Wraparound</source>
        <translation>Wraparound</translation>
    </message>
    <message>
        <source>Run VACUUM (FREEZE) in this database, and end old transactions.</source>
        <translation>VACUUM (FREEZE) in dieser Datenbank ausführen und alte Transaktionen beenden.</translation>
    </message>
    <message>
        <source>Slowest mean time</source>
        <translation>Langsamste mittlere Zeit</translation>
    </message>
    <message>
        <source>See the slowest statements, and look at their plans with EXPLAIN.</source>
        <translation>Die langsamsten Anweisungen ansehen und ihre Pläne mit EXPLAIN prüfen.</translation>
    </message>
    <message>
        <source>p99 time</source>
        <translation>p99-Zeit</translation>
    </message>
    <message>
        <source>Multixact wraparound</source>
        <translation>Multixact-Wraparound</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>Verzug der Replikation</translation>
    </message>
    <message>
        <source>Look at the network and the load of the standby.</source>
        <translation>Das Netzwerk und die Last des Standbys prüfen.</translation>
    </message>
    <message>
        <source>Replication behind by</source>
        <translation>Rückstand der Replikation</translation>
    </message>
    <message>
        <source>Inactive slots</source>
        <translation>Inaktive Slots</translation>
    </message>
    <message>
        <source>Start what reads it, or drop it with pg_drop_replication_slot(): until then it keeps the WAL.</source>
        <translation>Starten, was ihn liest, oder ihn mit pg_drop_replication_slot() löschen: Bis dahin hält er das WAL.</translation>
    </message>
    <message>
        <source>Timed checkpoints</source>
        <translation>Checkpoints nach Zeit</translation>
    </message>
    <message>
        <source>Raise max_wal_size, so that checkpoints come by time.</source>
        <translation>max_wal_size erhöhen, damit Checkpoints nach Zeit kommen.</translation>
    </message>
    <message>
        <source>WAL archive</source>
        <translation>WAL-Archiv</translation>
    </message>
    <message>
        <source>Read the server&apos;s log for the words of archive_command.</source>
        <translation>Im Serverprotokoll die Meldungen von archive_command lesen.</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Raise pool_size, or shorten the transactions of its clients.</source>
        <translation>pool_size erhöhen oder die Transaktionen seiner Clients verkürzen.</translation>
    </message>
    <message>
        <source>Clients that wait for the pool</source>
        <translation>Clients, die auf den Pool warten</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Run VACUUM on this table; Maintenance does it.</source>
        <translation>VACUUM für diese Tabelle ausführen; das tut die Wartung.</translation>
    </message>
    <message>
        <source>Bloat, estimated</source>
        <translation>Aufblähung, geschätzt</translation>
    </message>
    <message>
        <source>Autovacuum late</source>
        <translation>Autovacuum verspätet</translation>
    </message>
    <message>
        <source>Run VACUUM on this table, and look whether autovacuum is on and what holds it up.</source>
        <translation>VACUUM für diese Tabelle ausführen und prüfen, ob Autovacuum eingeschaltet ist und was es aufhält.</translation>
    </message>
    <message>
        <source>Unused indexes</source>
        <translation>Unbenutzte Indizes</translation>
    </message>
    <message>
        <source>Drop them, unless a standby or a rare report uses them.</source>
        <translation>Sie löschen, sofern kein Standby und kein seltener Bericht sie benutzt.</translation>
    </message>
    <message>
        <source>Tables read whole</source>
        <translation>Ganz gelesene Tabellen</translation>
    </message>
    <message>
        <source>Look at the statements that read it whole; an index may help them.</source>
        <translation>Die Anweisungen ansehen, die sie ganz lesen; ein Index kann ihnen helfen.</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Change column and sequence to BIGINT before the last number.</source>
        <translation>Spalte und Sequenz vor der letzten Nummer auf BIGINT umstellen.</translation>
    </message>
    <message>
        <source>Months without partition</source>
        <translation>Monate ohne Partition</translation>
    </message>
    <message>
        <source>Make them with Partitions: weekglassctl partitions make.</source>
        <translation>Sie mit Partitionen anlegen: weekglassctl partitions make.</translation>
    </message>
    <message>
        <source>Default partition</source>
        <translation>Standardpartition</translation>
    </message>
    <message>
        <source>Make the missing months with Partitions: its rows move over.</source>
        <translation>Die fehlenden Monate mit Partitionen anlegen: Ihre Zeilen ziehen um.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Look at its tables by size.</source>
        <translation>Ihre Tabellen nach Größe ansehen.</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Size beside the week before</source>
        <translation>Größe gegenüber der Vorwoche</translation>
    </message>
    <message>
        <source>Look at its tables by size, and compare the metrics of both weeks.</source>
        <translation>Ihre Tabellen nach Größe ansehen und die Metriken beider Wochen vergleichen.</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Neuestes Ereignis</translation>
    </message>
    <message>
        <source>Look at Ingest: whether the game&apos;s API answers, and what was put aside.</source>
        <translation>Unter Abruf nachsehen: ob die API des Spiels antwortet und was beiseitegelegt wurde.</translation>
    </message>
    <message>
        <source>Ingest errors</source>
        <translation>Fehler beim Abruf</translation>
    </message>
    <message>
        <source>Look at Ingest: what is loaded and not used, and why.</source>
        <translation>Unter Abruf nachsehen: was geladen, aber nicht verwendet ist, und warum.</translation>
    </message>
    <message>
        <source>No verified archive</source>
        <translation>Ohne geprüftes Archiv</translation>
    </message>
    <message>
        <source>Archive the weeks that are over, on the board.</source>
        <translation>Die Wochen, die vorbei sind, auf der Tafel archivieren.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Pooler</source>
        <translation>Pooler</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>%1 good, %2 not told</source>
        <translation>%1 gut, %2 ohne Angabe</translation>
    </message>
    <message>
        <source>Health of %1</source>
        <translation>Gesundheit von %1</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value, or why there is none</source>
        <translation>Wert, oder warum es keinen gibt</translation>
    </message>
    <message>
        <source>Warning · critical</source>
        <translation>Warnung · kritisch</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Read at %1, PostgreSQL %2</source>
        <translation>Gelesen am %1, PostgreSQL %2</translation>
    </message>
    <message>
        <source>Slowest statements</source>
        <translation>Langsamste Anweisungen</translation>
    </message>
    <message>
        <source>Most frequent statements</source>
        <translation>Häufigste Anweisungen</translation>
    </message>
    <message>
        <source>the kept thresholds of this server</source>
        <translation>die aufbewahrten Schwellenwerte dieses Servers</translation>
    </message>
    <message>
        <source>the thresholds</source>
        <translation>die Schwellenwerte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>database and user of a pool</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 sessions, %3 clients wait</source>
        <translation>%1 von %2 Sitzungen, %3 Clients warten</translation>
    </message>
    <message>
        <source>The console says no pool_size for this database.</source>
        <translation>Die Konsole nennt kein pool_size für diese Datenbank.</translation>
    </message>
    <message>
        <source>nobody; on average %1</source>
        <translation>niemand; im Durchschnitt %1</translation>
    </message>
    <message>
        <source>%1, the longest for %2</source>
        <translation>%1, am längsten seit %2</translation>
    </message>
    <message>
        <source>Check the pooler&apos;s address, and add the user to stats_users in pgbouncer.ini.</source>
        <translation>Die Adresse des Poolers prüfen und den Benutzer in pgbouncer.ini bei stats_users eintragen.</translation>
    </message>
    <message>
        <source>%1 of %2, %3 of them ours</source>
        <translation>%1 von %2, davon %3 eigene</translation>
    </message>
    <message>
        <source>It is the difference of two readings, and this is the first.</source>
        <translation>Das ist der Unterschied zweier Ablesungen, und dies ist die erste.</translation>
    </message>
    <message>
        <source>The statistics were reset since the earlier reading.</source>
        <translation>Die Statistik wurde seit der vorigen Ablesung zurückgesetzt.</translation>
    </message>
    <message>
        <source>Only %1 blocks were read since the earlier reading; %2 say something.</source>
        <translation>Seit der vorigen Ablesung wurden nur %1 Blöcke gelesen; erst %2 sagen etwas aus.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks</source>
        <translation>%1 von %2 Blöcken</translation>
    </message>
    <message>
        <source>%1, database %2</source>
        <translation>%1, Datenbank %2</translation>
    </message>
    <message>
        <source>archive_mode is off: no WAL is archived.</source>
        <translation>archive_mode ist aus: Es wird kein WAL archiviert.</translation>
    </message>
    <message>
        <source>Your role may not see which WAL files wait.</source>
        <translation>Die eigene Rolle darf nicht sehen, welche WAL-Dateien warten.</translation>
    </message>
    <message>
        <source>the last one failed: %1; %2 failures</source>
        <translation>die letzte schlug fehl: %1; %2 Fehlschläge</translation>
    </message>
    <message>
        <source>a file waits for %1</source>
        <translation>eine Datei wartet seit %1</translation>
    </message>
    <message>
        <source>nothing waits, %1 archived</source>
        <translation>nichts wartet, %1 archiviert</translation>
    </message>
    <message>
        <source>PostgreSQL does not tell how much space is free.</source>
        <translation>PostgreSQL gibt nicht an, wie viel Platz frei ist.</translation>
    </message>
    <message>
        <source>Its WAL has %1.</source>
        <translation>Sein WAL hat %1.</translation>
    </message>
    <message>
        <source>%1 of %2 are free, WAL %3</source>
        <translation>%1 von %2 sind frei, WAL %3</translation>
    </message>
    <message>
        <source>There were %1 checkpoints yet; %2 say something.</source>
        <translation>Bisher gab es %1 Checkpoints; erst %2 sagen etwas aus.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>a prepared transaction</source>
        <translation>eine vorbereitete Transaktion</translation>
    </message>
    <message>
        <source>process %1, %2</source>
        <translation>Prozess %1, %2</translation>
    </message>
    <message>
        <source>%1 (ours)</source>
        <translation>%1 (eigene Sitzung)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, %2; %3 in all</source>
        <translation>%1, %2; %3 insgesamt</translation>
    </message>
    <message>
        <source>Your role may not see what sessions of others do.</source>
        <translation>Die eigene Rolle darf nicht sehen, was Sitzungen anderer tun.</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>niemand wartet</translation>
    </message>
    <message>
        <source>%1, %2 wait; held up by %3</source>
        <translation>%1, %2 wartend; blockiert von: %3</translation>
    </message>
    <message>
        <source>each other</source>
        <translation>einander</translation>
    </message>
    <message>
        <source>This standby does not receive. Its last transaction is %1 old.</source>
        <translation>Dieser Standby empfängt nichts. Seine letzte Transaktion ist %1 alt.</translation>
    </message>
    <message>
        <source>This standby does not receive.</source>
        <translation>Dieser Standby empfängt nichts.</translation>
    </message>
    <message>
        <source>%1 behind what it has received</source>
        <translation>%1 hinter dem, was er empfangen hat</translation>
    </message>
    <message>
        <source>%1 %2, keeps %3</source>
        <translation>%1 %2, hält %3</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>nothing: it is lost</source>
        <translation>nichts: er ist verloren</translation>
    </message>
    <message>
        <source>No standby receives from this server.</source>
        <translation>Kein Standby empfängt von diesem Server.</translation>
    </message>
    <message>
        <source>no slots</source>
        <translation>keine Slots</translation>
    </message>
    <message>
        <source>pg_stat_monitor is there, but its histogram is not read yet.</source>
        <translation>pg_stat_monitor ist da, aber sein Histogramm wird noch nicht gelesen.</translation>
    </message>
    <message>
        <source>No histogram: pg_stat_monitor is not installed. Mean and deviation are no p99.</source>
        <translation>Kein Histogramm: pg_stat_monitor ist nicht installiert. Mittel und Abweichung ergeben kein p99.</translation>
    </message>
    <message>
        <source>pg_stat_statements is not loaded; the server has to be started anew with it.</source>
        <translation>pg_stat_statements ist nicht geladen; der Server muss damit neu gestartet werden.</translation>
    </message>
    <message>
        <source>pg_stat_statements is loaded, but no extension of this database.</source>
        <translation>pg_stat_statements ist geladen, aber keine Erweiterung dieser Datenbank.</translation>
    </message>
    <message>
        <source>No statement was called %1 times yet.</source>
        <translation>Noch keine Anweisung wurde %1-mal aufgerufen.</translation>
    </message>
    <message>
        <source>mean %1, max %2 of %3 calls; of all: mean %4</source>
        <translation>Mittel %1, Maximum %2 bei %3 Aufrufen; über alle: Mittel %4</translation>
    </message>
    <message>
        <source>“weekglassctl health --print-thresholds” shows all of them.</source>
        <translation>„weekglassctl health --print-thresholds“ zeigt sie alle.</translation>
    </message>
    <message>
        <source>The thresholds are no JSON object.</source>
        <translation>Die Schwellenwerte sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>There is no figure “%1”.</source>
        <translation>Es gibt keine Kennzahl „%1“.</translation>
    </message>
    <message>
        <source>The limits of “%1” are no numbers.</source>
        <translation>Die Grenzen von „%1“ sind keine Zahlen.</translation>
    </message>
    <message>
        <source>“%1” has no “%2”, only warning and critical.</source>
        <translation>„%1“ hat kein „%2“, nur warning und critical.</translation>
    </message>
    <message>
        <source>Nothing says when the week began.</source>
        <translation>Nichts besagt, wann die Woche begann.</translation>
    </message>
    <message>
        <source>%1, on average</source>
        <translation>%1, im Durchschnitt</translation>
    </message>
    <message>
        <source>The week has no event and no snapshot yet.</source>
        <translation>Die Woche hat noch kein Ereignis und keinen Snapshot.</translation>
    </message>
    <message>
        <source>The game does not say what of its imports waits.</source>
        <translation>Das Spiel gibt nicht an, was von seinen Importen wartet.</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>%1 wait: %2</source>
        <translation>%1 wartend: %2</translation>
    </message>
    <message>
        <source>A standby does not know the last numbers.</source>
        <translation>Ein Standby kennt die letzten Nummern nicht.</translation>
    </message>
    <message>
        <source>The week has no sequence.</source>
        <translation>Die Woche hat keine Sequenz.</translation>
    </message>
    <message>
        <source>Your role may not look at the sequences.</source>
        <translation>Die eigene Rolle darf die Sequenzen nicht ansehen.</translation>
    </message>
    <message>
        <source>%1, %2; the fullest of %3</source>
        <translation>%1, %2; die vollste von %3</translation>
    </message>
    <message>
        <source>The game has no table that is partitioned by month.</source>
        <translation>Das Spiel hat keine nach Monaten partitionierte Tabelle.</translation>
    </message>
    <message>
        <source>%1 lacks %2</source>
        <translation>%1 fehlt %2</translation>
    </message>
    <message>
        <source>none, as many are ahead as the game asks for</source>
        <translation>keine, es sind so viele im Voraus da, wie das Spiel verlangt</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 has rows</source>
        <translation>%1 mit Zeilen</translation>
    </message>
    <message>
        <source>%1, %2 had %3 at this time since its reset</source>
        <translation>%1, %2 hatte %3 zur selben Zeit nach dem Reset</translation>
    </message>
    <message>
        <source>No earlier week of the game was looked at here at this time since its reset.</source>
        <translation>Keine frühere Woche des Spiels wurde hier zur selben Zeit nach dem Reset angesehen.</translation>
    </message>
    <message>
        <source>every week that is over has one</source>
        <translation>jede Woche, die vorbei ist, hat eines</translation>
    </message>
    <message>
        <source>%1: %2%3</source>
        <translation>%1: %2%3</translation>
    </message>
    <message>
        <source>it was never analyzed</source>
        <translation>nie mit ANALYZE gezählt</translation>
    </message>
    <message>
        <source>%1 changed since ANALYZE</source>
        <translation>%1 geändert seit ANALYZE</translation>
    </message>
    <message>
        <source>your role may not read all of its columns</source>
        <translation>die eigene Rolle darf nicht alle Spalten lesen</translation>
    </message>
    <message>
        <source>A standby counts no dead rows; ask its primary.</source>
        <translation>Ein Standby zählt keine toten Zeilen; seinen Primärserver fragen.</translation>
    </message>
    <message>
        <source>no table has many</source>
        <translation>keine Tabelle hat viele</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 in %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not estimated: %1%2</source>
        <translation>Nicht geschätzt: %1%2</translation>
    </message>
    <message>
        <source>no table has 1 MiB</source>
        <translation>keine Tabelle hat 1 MiB</translation>
    </message>
    <message>
        <source>%1 in all, most in %2: %3, %4 of it</source>
        <translation>%1 insgesamt, am meisten in %2: %3, %4 davon</translation>
    </message>
    <message>
        <source>; %1 not estimated</source>
        <translation>; %1 nicht geschätzt</translation>
    </message>
    <message>
        <source>no table is over its threshold</source>
        <translation>keine Tabelle liegt über ihrem Schwellenwert</translation>
    </message>
    <message>
        <source>%1 over, %2 %3: %4 dead rows, vacuum at %5%6</source>
        <translation>%1 darüber, %2, %3: %4 tote Zeilen, VACUUM ab %5%6</translation>
    </message>
    <message>
        <source>vacuumed %1 ago</source>
        <translation>VACUUM vor %1</translation>
    </message>
    <message>
        <source>never vacuumed</source>
        <translation>noch nie VACUUM</translation>
    </message>
    <message>
        <source>; autovacuum is off</source>
        <translation>; Autovacuum ist aus</translation>
    </message>
    <message>
        <source>none of 1 MiB and more</source>
        <translation>keine ab 1 MiB</translation>
    </message>
    <message>
        <source>%1 in %2 indexes</source>
        <translation>%1 in %2 Indizes</translation>
    </message>
    <message>
        <source>Your role may not read %1.</source>
        <translation>Ihre Rolle darf %1 nicht lesen.</translation>
    </message>
    <message>
        <source>Reads cancelled by replay</source>
        <translation>Durch das Einspielen abgebrochene Lesezugriffe</translation>
    </message>
    <message>
        <source>Raise max_standby_streaming_delay, or set hot_standby_feedback = on, on the standby.</source>
        <translation>Auf dem Standby max_standby_streaming_delay erhöhen oder hot_standby_feedback = on setzen.</translation>
    </message>
    <message>
        <source>Measure it (Measure bloat, --bloat). VACUUM FULL frees the space and locks the table.</source>
        <translation>Messen (Aufblähung messen, --bloat). VACUUM FULL gibt den Platz frei und sperrt die Tabelle.</translation>
    </message>
    <message>
        <source>Growth of a day beside the week before</source>
        <translation>Wachstum eines Tages gegenüber der Vorwoche</translation>
    </message>
    <message>
        <source>Rows beside the week before</source>
        <translation>Zeilen gegenüber der Vorwoche</translation>
    </message>
    <message>
        <source>Compare the metrics of both weeks, and look at its tables by rows.</source>
        <translation>Die Metriken beider Wochen vergleichen und die Tabellen nach Zeilen ansehen.</translation>
    </message>
    <message>
        <source>It has replayed no transaction since it was started.</source>
        <translation>Er hat seit seinem Start keine Transaktion eingespielt.</translation>
    </message>
    <message>
        <source>This is a primary; only reads on a standby are cancelled so.</source>
        <translation>Dies ist ein Primärserver; nur Lesezugriffe auf einem Standby werden so abgebrochen.</translation>
    </message>
    <message>
        <source>%1: removed rows %2, locks %3, others %4</source>
        <translation>%1: entfernte Zeilen %2, Sperren %3, andere %4</translation>
    </message>
    <message>
        <source>The extension pgstattuple is not in this database, so nothing is measured.</source>
        <translation>Die Erweiterung pgstattuple ist nicht in dieser Datenbank, daher wird nichts gemessen.</translation>
    </message>
    <message>
        <source>A superuser makes it: CREATE EXTENSION pgstattuple;</source>
        <translation>Ein Superuser legt sie an: CREATE EXTENSION pgstattuple;</translation>
    </message>
    <message>
        <source>Install the contrib modules on the server. Then a superuser makes it: CREATE EXTENSION pgstattuple;</source>
        <translation>Die Contrib-Module auf dem Server installieren. Dann legt ein Superuser sie an: CREATE EXTENSION pgstattuple;</translation>
    </message>
    <message>
        <source>%1, %2: dead rows %3, free %4</source>
        <translation>%1, %2: tote Zeilen %3, frei %4</translation>
    </message>
    <message>
        <source>A superuser allows it: GRANT pg_stat_scan_tables TO %1;</source>
        <translation>Ein Superuser erlaubt es: GRANT pg_stat_scan_tables TO %1;</translation>
    </message>
    <message>
        <source>%1 within a day, %2 grew by %3 at this time since its reset</source>
        <translation>%1 an einem Tag, %2 wuchs zu dieser Zeit nach dem Reset um %3</translation>
    </message>
    <message>
        <source>The week was not looked at here a day ago.</source>
        <translation>Die Woche wurde hier vor einem Tag nicht angesehen.</translation>
    </message>
    <message>
        <source>A standby counts no rows; ask its primary.</source>
        <translation>Ein Standby zählt keine Zeilen; seinen Primärserver fragen.</translation>
    </message>
    <message>
        <source>Size on all nodes</source>
        <translation>Größe auf allen Knoten</translation>
    </message>
    <message>
        <source>Look at its tables by size, or add a node and move shards to it.</source>
        <translation>Ihre Tabellen nach Größe ansehen, oder einen Knoten hinzufügen und Shards dorthin verschieben.</translation>
    </message>
    <message>
        <source>Nodes without an answer</source>
        <translation>Knoten ohne Antwort</translation>
    </message>
    <message>
        <source>Start the node: until then nobody reads or writes what is on it.</source>
        <translation>Den Knoten starten: Bis dahin liest und schreibt niemand, was auf ihm liegt.</translation>
    </message>
    <message>
        <source>Shards of the nodes</source>
        <translation>Shards der Knoten</translation>
    </message>
    <message>
        <source>Move shards with citus_rebalance_start() while the game rests.</source>
        <translation>Shards mit citus_rebalance_start() verschieben, während das Spiel ruht.</translation>
    </message>
    <message numerus="yes">
        <source>all %n answer</source>
        <translation>
            <numerusform>%n antwortet</numerusform>
            <numerusform>alle %n antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 do not answer: %3</source>
        <translation>%1 von %2 antworten nicht: %3</translation>
    </message>
    <message>
        <source>A node does not answer, so nobody knows what is on it.</source>
        <translation>Ein Knoten antwortet nicht, darum weiß niemand, was auf ihm liegt.</translation>
    </message>
    <message>
        <source>The week has no distributed table.</source>
        <translation>Die Woche hat keine verteilte Tabelle.</translation>
    </message>
    <message>
        <source>%1: %2 in %3 shards</source>
        <translation>%1: %2 in %3 Shards</translation>
    </message>
    <message>
        <source>the fullest has %1 more than its share; %2</source>
        <translation>der vollste hat %1 mehr als seinen Anteil; %2</translation>
    </message>
    <message>
        <source>%1 with the shards of all nodes</source>
        <translation>%1 mit den Shards aller Knoten</translation>
    </message>
    <message>
        <source>Your role may not read the server&apos;s log of weeks.</source>
        <translation>Ihre Rolle darf das Wochenprotokoll des Servers nicht lesen.</translation>
    </message>
    <message>
        <source>Sessions on all nodes</source>
        <translation>Sitzungen auf allen Knoten</translation>
    </message>
    <message>
        <source>Look at max_connections and citus.max_shared_pool_size of the fullest node.</source>
        <translation>Sehen Sie nach max_connections und citus.max_shared_pool_size des vollsten Knotens.</translation>
    </message>
    <message>
        <source>%1: %2 of clients, %3 of nodes</source>
        <translation>%1: %2 von Clients, %3 von Knoten</translation>
    </message>
</context>
<context>
    <name>HistoryTask</name>
    <message>
        <source>takes back %1 (%2)</source>
        <translation>nimmt %1 (%2) zurück</translation>
    </message>
    <message>
        <source>%1 is not there now</source>
        <translation>%1 ist jetzt nicht vorhanden</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Take back every version of %1?</source>
        <translation>Alle Versionen von %1 zurücknehmen?</translation>
    </message>
    <message>
        <source>Take %1 back from version %2 to %3?</source>
        <translation>%1 von Version %2 auf %3 zurücknehmen?</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Undo migrations</source>
        <translation>Migrationen rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Back to version (0: before all):</source>
        <translation>&amp;Zurück auf Version (0: vor allen):</translation>
    </message>
    <message>
        <source>Done: %1. The week has version %2.</source>
        <translation>Erledigt: %1. Die Woche hat Version %2.</translation>
    </message>
    <message>
        <source>Take over with a baseline</source>
        <translation>Mit einer Baseline übernehmen</translation>
    </message>
    <message>
        <source>&amp;Write the baseline</source>
        <translation>Base&amp;line schreiben</translation>
    </message>
    <message>
        <source>The database &amp;has version:</source>
        <translation>Die &amp;Datenbank hat Version:</translation>
    </message>
    <message>
        <source>Take %1 over as version %2 of the game?</source>
        <translation>%1 als Version %2 des Spiels übernehmen?</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Es gibt nichts zu schreiben.</translation>
    </message>
    <message>
        <source>Done: its history begins with version %1.</source>
        <translation>Erledigt: Ihre Historie beginnt mit Version %1.</translation>
    </message>
    <message>
        <source>Repair the history</source>
        <translation>Die Historie reparieren</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Reparieren</translation>
    </message>
    <message>
        <source>Repair the history of %1? Only what is listed here changes.</source>
        <translation>Die Historie von %1 reparieren? Nur das hier Aufgeführte ändert sich.</translation>
    </message>
    <message>
        <source>Nothing is wrong with its history.</source>
        <translation>An ihrer Historie ist nichts falsch.</translation>
    </message>
    <message>
        <source>Done: the history is repaired.</source>
        <translation>Erledigt: Die Historie ist repariert.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Alembic runs the game&apos;s Python files with your rights.</source>
        <translation>Alembic führt die Python-Dateien des Spiels mit den eigenen Rechten aus.</translation>
    </message>
    <message>
        <source>Done: from revision %1 to %2.</source>
        <translation>Erledigt: von Revision %1 auf %2.</translation>
    </message>
    <message>
        <source>%1 rows of %2 lose what it drops</source>
        <translation>%1 Zeilen von %2 verlieren, was gelöscht wird</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>%1 now, %2 then</source>
        <translation>%1 jetzt, dann %2</translation>
    </message>
    <message>
        <source>%1 (%2 rows)</source>
        <translation>%1 (%2 Zeilen)</translation>
    </message>
    <message>
        <source>tables that go with the schema: %1, with %2 rows: %3</source>
        <translation>Tabellen, die mit dem Schema wegfallen: %1, mit %2 Zeilen: %3</translation>
    </message>
    <message>
        <source>drops the schema; its tables are listed above</source>
        <translation>löscht das Schema; seine Tabellen stehen oben</translation>
    </message>
    <message>
        <source>the head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>Let Alembic take %1 back to revision %2?</source>
        <translation>%1 durch Alembic auf Revision %2 zurückführen lassen?</translation>
    </message>
    <message>
        <source>Let Alembic bring %1 to revision %2?</source>
        <translation>%1 durch Alembic auf Revision %2 bringen lassen?</translation>
    </message>
    <message>
        <source>%1 rows lose what it drops</source>
        <translation>%1 Zeilen verlieren, was dabei gelöscht wird</translation>
    </message>
    <message>
        <source>Alembic does not print its SQL: %1</source>
        <translation>Alembic gibt sein SQL nicht aus: %1</translation>
    </message>
    <message>
        <source>It is at this revision already.</source>
        <translation>Sie steht schon bei dieser Revision.</translation>
    </message>
    <message>
        <source>Migrate with Alembic</source>
        <translation>Mit Alembic migrieren</translation>
    </message>
    <message>
        <source>&amp;Run Alembic</source>
        <translation>Alembic &amp;ausführen</translation>
    </message>
    <message>
        <source>To revisio&amp;n (base: before all):</source>
        <translation>Auf Revisio&amp;n (base: vor allen):</translation>
    </message>
</context>
<context>
    <name>HttpClient</name>
    <message>
        <source>The server could not be reached in time.</source>
        <translation>Der Server war nicht rechtzeitig zu erreichen.</translation>
    </message>
    <message>
        <source>The server fell silent before its answer was whole.</source>
        <translation>Der Server verstummte, bevor seine Antwort vollständig war.</translation>
    </message>
    <message>
        <source>The answer took too long altogether.</source>
        <translation>Die Antwort dauerte insgesamt zu lange.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>“%1” is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>“%1” must be %2</source>
        <translation>„%1“ muss %2 sein</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>eine Zeichenkette</translation>
    </message>
    <message>
        <source>“%1” holds a NUL character, which PostgreSQL&apos;s text cannot</source>
        <translation>„%1“ enthält ein NUL-Zeichen, das in Text von PostgreSQL nicht möglich ist</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>“status_code” must be a whole number</source>
        <translation>„status_code“ muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>“payload” is missing</source>
        <translation>„payload“ fehlt</translation>
    </message>
    <message>
        <source>the line is not a JSON object</source>
        <translation>die Zeile ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>“fetched_at” must be a time such as 2025-01-06T12:00:00Z</source>
        <translation>„fetched_at“ muss ein Zeitpunkt wie 2025-01-06T12:00:00Z sein</translation>
    </message>
    <message>
        <source>%1 has no table for recorded data.</source>
        <translation>%1 hat keine Tabelle für aufgezeichnete Daten.</translation>
    </message>
    <message>
        <source>A game takes it when its game.json has an “import”.</source>
        <translation>Ein Spiel nimmt sie an, wenn seine game.json ein „import“ enthält.</translation>
    </message>
    <message>
        <source>“payload_hash” is not the hash of the payload</source>
        <translation>„payload_hash“ ist nicht der Hash der Nutzdaten</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a string without NUL</source>
        <translation>eine Zeichenkette ohne NUL</translation>
    </message>
    <message>
        <source>a time such as 2025-01-06T12:00:00Z</source>
        <translation>ein Zeitpunkt wie 2025-01-06T12:00:00Z</translation>
    </message>
    <message>
        <source>a UUID</source>
        <translation>eine UUID</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>%1, before its first record</source>
        <translation>%1, vor dem ersten Datensatz</translation>
    </message>
    <message>
        <source>%1 of this week has no column same_as, in which an unchanged answer refers to the first.</source>
        <translation>%1 dieser Woche hat keine Spalte same_as, in der eine unveränderte Antwort auf die erste verweist.</translation>
    </message>
    <message>
        <source>Migrate the week, or let unchanged answers be stored whole.</source>
        <translation>Die Woche migrieren oder unveränderte Antworten ganz speichern lassen.</translation>
    </message>
    <message>
        <source>Add one by a migration, for instance UNIQUE (request_key, fetched_at, payload_hash).</source>
        <translation>Mit einer Migration eine hinzufügen, zum Beispiel UNIQUE (request_key, fetched_at, payload_hash).</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>%1 has no unique constraint on the columns of a response. Importing a file twice would double its rows. Nothing was loaded.</source>
        <translation>%1 hat keine UNIQUE-Bedingung über die Spalten einer Antwort. Eine zweimal importierte Datei würde ihre Zeilen verdoppeln. Es wurde nichts geladen.</translation>
    </message>
    <message>
        <source>The files are loaded, but a transform failed: %1</source>
        <translation>Die Dateien sind geladen, aber eine Transformation ist fehlgeschlagen: %1</translation>
    </message>
    <message numerus="yes">
        <source>All of the first %n record(s) were refused, the last one for this reason: %1</source>
        <translation>
            <numerusform>Der erste Datensatz wurde abgelehnt, aus diesem Grund: %1</numerusform>
            <numerusform>Alle ersten %n Datensätze wurden abgelehnt, der letzte aus diesem Grund: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was loaded. The file may be of another game, or of another version of this week.</source>
        <translation>Es wurde nichts geladen. Die Datei gehört vielleicht zu einem anderen Spiel oder einer anderen Version dieser Woche.</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1, nach %2</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file is written in UTF-16 or UTF-32.</source>
        <translation>Die Datei ist in UTF-16 oder UTF-32 geschrieben.</translation>
    </message>
    <message>
        <source>Convert it to UTF-8, for example by iconv -f UTF-16 -t UTF-8.</source>
        <translation>Sie in UTF-8 umwandeln, zum Beispiel mit iconv -f UTF-16 -t UTF-8.</translation>
    </message>
    <message>
        <source>If it is text, convert it to UTF-8, for example by iconv -t UTF-8 with -f and the encoding that it has.</source>
        <translation>Ist sie Text, sie in UTF-8 umwandeln, zum Beispiel mit iconv -t UTF-8 sowie -f und der Kodierung, die sie hat.</translation>
    </message>
    <message>
        <source>If it is what you want, unpack it yourself first.</source>
        <translation>Ist sie das Gewünschte, sie zuerst selbst entpacken.</translation>
    </message>
    <message>
        <source>the row is longer than %1 MB</source>
        <translation>die Zeile ist länger als %1 MB</translation>
    </message>
    <message>
        <source>The %1 data are damaged.</source>
        <translation>Die %1-Daten sind beschädigt.</translation>
    </message>
    <message>
        <source>Unpacking the %1 data needs too much memory.</source>
        <translation>Das Entpacken der %1-Daten braucht zu viel Speicher.</translation>
    </message>
    <message>
        <source>Unpack the file yourself, or pack it again with a smaller window.</source>
        <translation>Die Datei selbst entpacken oder mit kleinerem Fenster neu packen.</translation>
    </message>
    <message>
        <source>the archive does not have the answer&apos;s body</source>
        <translation>das Archiv enthält den Rumpf der Antwort nicht</translation>
    </message>
    <message>
        <source>the body holds half a surrogate pair</source>
        <translation>der Rumpf enthält ein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>the body&apos;s encoding “%1” is not known</source>
        <translation>die Kodierung „%1“ des Rumpfs ist nicht bekannt</translation>
    </message>
    <message>
        <source>only answers to GET are events, not those to “%1”</source>
        <translation>nur Antworten auf GET sind Ereignisse, nicht die auf „%1“</translation>
    </message>
    <message>
        <source>the request&apos;s URL cannot be understood</source>
        <translation>die URL der Anfrage ist nicht verständlich</translation>
    </message>
    <message>
        <source>no answer came</source>
        <translation>es kam keine Antwort</translation>
    </message>
    <message>
        <source>“%1” is expected, not “%2”.</source>
        <translation>„%1“ wird erwartet, nicht „%2“.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>„%1“ fehlt.</translation>
    </message>
    <message>
        <source>A value is expected, not “%1”.</source>
        <translation>Ein Wert wird erwartet, nicht „%1“.</translation>
    </message>
    <message>
        <source>the record is longer than %1 MB</source>
        <translation>der Datensatz ist länger als %1 MB</translation>
    </message>
    <message>
        <source>Two columns have the name “%1”.</source>
        <translation>Zwei Spalten haben den Namen „%1“.</translation>
    </message>
    <message>
        <source>the row has %1 cells, the header has %2</source>
        <translation>die Zeile hat %1 Zellen, der Kopf hat %2</translation>
    </message>
    <message>
        <source>element %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>Das ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>Die Datei ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>The file unpacks to more than %1 times its size.</source>
        <translation>Die Datei entfaltet sich auf mehr als das %1-Fache ihrer Größe.</translation>
    </message>
    <message>
        <source>The file is truncated: its %1 data end too soon.</source>
        <translation>Die Datei ist abgeschnitten: Ihre %1-Daten enden zu früh.</translation>
    </message>
    <message>
        <source>the row does not end with a line break: it may be truncated</source>
        <translation>der Zeile folgt kein Zeilenumbruch: Sie ist vielleicht abgeschnitten</translation>
    </message>
    <message>
        <source>a quote is at a wrong place, or is not closed</source>
        <translation>ein Anführungszeichen steht, wo keines stehen darf, oder ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the body is not base64</source>
        <translation>der Rumpf ist kein Base64</translation>
    </message>
    <message>
        <source>the body is not JSON: %1</source>
        <translation>der Rumpf ist kein JSON: %1</translation>
    </message>
    <message>
        <source>The file is truncated: its JSON ends too soon.</source>
        <translation>Die Datei ist abgeschnitten: Ihr JSON endet zu früh.</translation>
    </message>
    <message>
        <source>Something follows the JSON text.</source>
        <translation>Hinter dem JSON-Text folgt noch etwas.</translation>
    </message>
    <message>
        <source>The file is truncated: its last line has no line break and is not complete JSON.</source>
        <translation>Die Datei ist abgeschnitten: Ihre letzte Zeile hat keinen Zeilenumbruch und ist kein vollständiger JSON-Text.</translation>
    </message>
    <message>
        <source>a cell is not valid UTF-8</source>
        <translation>eine Zelle ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>the cell %1 is not JSON: %2</source>
        <translation>die Zelle %1 ist kein JSON: %2</translation>
    </message>
    <message>
        <source>Nothing of the file was loaded. You can load it partially; the whole file adds the rest later.</source>
        <translation>Nichts aus der Datei wurde geladen. Das Vorhandene lässt sich als Teil laden; die ganze Datei ergänzt später den Rest.</translation>
    </message>
    <message>
        <source>The week keeps the list of a folder&apos;s imported files. That needs the right to create its schema weekglass; single files do not need it.</source>
        <translation>Die Woche führt die Liste der importierten Dateien eines Ordners. Das braucht das Recht, in ihr das Schema weekglass anzulegen; bei einzelnen Dateien ist das nicht nötig.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>%1: not loaded.</source>
        <translation>%1: nicht geladen.</translation>
    </message>
    <message>
        <source>%1: %2 new, %3 there already, %4 refused.</source>
        <translation>%1: %2 neu, %3 schon vorhanden, %4 abgelehnt.</translation>
    </message>
    <message>
        <source>The rejected records are kept in %1</source>
        <translation>Die abgelehnten Datensätze sind aufbewahrt in %1</translation>
    </message>
    <message>
        <source>Files and folders to import</source>
        <translation>Zu importierende Dateien und Ordner</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>&amp;Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Progress of the file that is read</source>
        <translation>Fortschritt der Datei, die gelesen wird</translation>
    </message>
    <message>
        <source>Result of each file</source>
        <translation>Ergebnis jeder Datei</translation>
    </message>
    <message>
        <source>NDJSON, JSON arrays, HTTP archives (HAR) and CSV, also packed by gzip, zstd or xz. Of a folder, a file is taken once. Files can be dropped here.</source>
        <translation>NDJSON, JSON-Arrays, HTTP-Archive (HAR) und CSV, auch mit gzip, zstd oder xz gepackt. Aus einem Ordner wird eine Datei nur einmal übernommen. Dateien lassen sich hier ablegen.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Load trun&amp;cated files partially</source>
        <translation>Abges&amp;chnittene Dateien teilweise laden</translation>
    </message>
    <message>
        <source>Store &amp;unchanged responses as references</source>
        <translation>&amp;Unveränderte Antworten als Verweise auf die erste, die dasselbe sagte</translation>
    </message>
</context>
<context>
    <name>IngestColumns</name>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>Due (UTC)</source>
        <translation>Fällig (UTC)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Zurückgewiesen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Newest answer (UTC)</source>
        <translation>Neueste Antwort (UTC)</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>rebuild</source>
        <translation>Neuaufbau</translation>
    </message>
    <message>
        <source>new answers</source>
        <translation>neue Antworten</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transformation</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>A string holds half of a surrogate pair, which UTF-8 cannot express.</source>
        <translation>Eine Zeichenkette enthält ein halbes Surrogatpaar, das sich in UTF-8 nicht ausdrücken lässt.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>jsonb holds no \u0000</source>
        <translation>jsonb fasst kein \u0000</translation>
    </message>
    <message>
        <source>jsonb holds no half of a surrogate pair</source>
        <translation>jsonb fasst kein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>a jsonb string has at most 268435455 bytes</source>
        <translation>eine Zeichenkette in jsonb hat höchstens 268435455 Bytes</translation>
    </message>
    <message>
        <source>%1 levels are too deep for the server&apos;s stack</source>
        <translation>%1 Ebenen sind zu tief für den Stack des Servers</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>a key in double quotes</source>
        <translation>ein Schlüssel in doppelten Anführungszeichen</translation>
    </message>
    <message>
        <source>a key in double quotes or }</source>
        <translation>ein Schlüssel in doppelten Anführungszeichen oder }</translation>
    </message>
    <message>
        <source>a colon after the key</source>
        <translation>ein Doppelpunkt nach dem Schlüssel</translation>
    </message>
    <message>
        <source>a comma or }</source>
        <translation>ein Komma oder }</translation>
    </message>
    <message>
        <source>a comma or ]</source>
        <translation>ein Komma oder ]</translation>
    </message>
    <message>
        <source>nothing more after the value</source>
        <translation>nichts mehr nach dem Wert</translation>
    </message>
    <message>
        <source>a digit</source>
        <translation>eine Ziffer</translation>
    </message>
    <message>
        <source>the closing quote of the string</source>
        <translation>das schließende Anführungszeichen der Zeichenkette</translation>
    </message>
    <message>
        <source>one of &quot; \ / b f n r t u after the backslash</source>
        <translation>eines von &quot; \ / b f n r t u nach dem Backslash</translation>
    </message>
    <message>
        <source>four hexadecimal digits after \u</source>
        <translation>vier Hexadezimalziffern nach \u</translation>
    </message>
    <message>
        <source>control characters in strings to be escaped</source>
        <translation>maskierte Steuerzeichen in Zeichenketten</translation>
    </message>
    <message>
        <source>valid UTF-8</source>
        <translation>gültiges UTF-8</translation>
    </message>
    <message>
        <source>no byte order mark</source>
        <translation>keine Bytereihenfolge-Marke (BOM)</translation>
    </message>
    <message>
        <source>no deeper nesting</source>
        <translation>keine tiefere Verschachtelung</translation>
    </message>
    <message>
        <source>the end of the text</source>
        <translation>das Ende des Textes</translation>
    </message>
    <message>
        <source>byte 0x%1</source>
        <translation>Byte 0x%1</translation>
    </message>
    <message>
        <source>line %1, column %2 (byte %3)</source>
        <translation>Zeile %1, Spalte %2 (Byte %3)</translation>
    </message>
    <message>
        <source>Not JSON: expected %1, found %2.</source>
        <translation>Kein JSON – erwartet: %1, gefunden: %2.</translation>
    </message>
    <message>
        <source>A JSON text of %1 bytes is too large to be opened.</source>
        <translation>Ein JSON-Text von %1 Bytes ist zu groß, um geöffnet zu werden.</translation>
    </message>
    <message>
        <source>Save it to a file; 2147483647 bytes is the limit.</source>
        <translation>In einer Datei speichern; 2147483647 Bytes sind die Grenze.</translation>
    </message>
    <message>
        <source>“%1” is not a path: it cannot be read from character %2 on.</source>
        <translation>„%1“ ist kein Pfad: Ab Zeichen %2 ist er nicht lesbar.</translation>
    </message>
    <message>
        <source>Write it as $.ships[0].fuel, with quotes around odd names: $[&quot;a b&quot;].</source>
        <translation>Ihn wie $.ships[0].fuel schreiben, mit Anführungszeichen um ungewöhnliche Namen: $[&quot;a b&quot;].</translation>
    </message>
    <message>
        <source>the number is too large for numeric</source>
        <translation>die Zahl liegt außerhalb dessen, was numeric fasst</translation>
    </message>
</context>
<context>
    <name>JsonDiffModel</name>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>The same value, written otherwise</source>
        <translation>Derselbe Wert, anders geschrieben</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>written otherwise</source>
        <translation>anders geschrieben</translation>
    </message>
</context>
<context>
    <name>Lifecycle</name>
    <message>
        <source>This computer&apos;s clock is %1 s ahead of the server&apos;s: what is due follows this computer&apos;s.</source>
        <translation>Die Uhr dieses Rechners geht der des Servers um %1 s vor: Was fällig ist, richtet sich nach der dieses Rechners.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 s behind the server&apos;s: what is due follows this computer&apos;s.</source>
        <translation>Die Uhr dieses Rechners geht der des Servers um %1 s nach: Was fällig ist, richtet sich nach der dieses Rechners.</translation>
    </message>
    <message>
        <source>A table that is to be carried over is not there.</source>
        <translation>Eine Tabelle, die übernommen werden soll, gibt es nicht.</translation>
    </message>
    <message>
        <source>Migrate the week, or correct “carried” in the game&apos;s manifest.</source>
        <translation>Die Woche migrieren oder „carried“ im Manifest des Spiels berichtigen.</translation>
    </message>
    <message>
        <source>Of the %1 rows of the old week only %2 arrived in the next one; nothing was carried over.</source>
        <translation>Von den %1 Zeilen der alten Woche kamen nur %2 in der nächsten an; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>%1 is to be carried over, but is no table: reading it could run the code of others.</source>
        <translation>%1 soll übernommen werden, ist aber keine Tabelle: Sie zu lesen könnte fremden Code ausführen.</translation>
    </message>
    <message>
        <source>Correct “carried” in the game&apos;s manifest, or make it a table again.</source>
        <translation>„carried“ im Manifest des Spiels berichtigen oder wieder eine Tabelle daraus machen.</translation>
    </message>
    <message>
        <source>A database of this name exists already.</source>
        <translation>Eine Datenbank dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Somebody uses %1, so that it cannot be copied now.</source>
        <translation>Jemand benutzt %1, deshalb ist jetzt kein Kopieren möglich.</translation>
    </message>
    <message>
        <source>Try again when its sessions are closed, or freeze it, which ends them.</source>
        <translation>Erneut versuchen, wenn die Sitzungen geschlossen sind, oder die Woche einfrieren, was sie beendet.</translation>
    </message>
    <message>
        <source>Your role may not copy %1.</source>
        <translation>Die eigene Rolle darf %1 nicht kopieren.</translation>
    </message>
    <message>
        <source>Copying needs the right CREATEDB, and that the database is marked as a template (ALTER DATABASE ... IS_TEMPLATE true) or is your role&apos;s own.</source>
        <translation>Zum Kopieren ist das Recht CREATEDB nötig, und die Datenbank muss als Vorlage gekennzeichnet sein (ALTER DATABASE ... IS_TEMPLATE true) oder der eigenen Rolle gehören.</translation>
    </message>
    <message>
        <source>The server&apos;s template database is in use, so that nothing can be copied from it now.</source>
        <translation>Die Vorlagendatenbank des Servers ist in Benutzung, deshalb lässt sich gerade nichts daraus kopieren.</translation>
    </message>
    <message>
        <source>Try again in a moment, or close the session that is connected to the template.</source>
        <translation>Gleich noch einmal versuchen oder die Sitzung schließen, die mit der Vorlage verbunden ist.</translation>
    </message>
    <message>
        <source>Your role may not create databases on this server.</source>
        <translation>Die Rolle darf auf diesem Server keine Datenbanken anlegen.</translation>
    </message>
    <message>
        <source>Ask an administrator for the right: ALTER ROLE ... CREATEDB.</source>
        <translation>Bei der Administration um das Recht bitten: ALTER ROLE ... CREATEDB.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full; the week was not created.</source>
        <translation>Der Datenträger des Servers ist voll; die Woche wurde nicht angelegt.</translation>
    </message>
    <message>
        <source>Free some space there, for instance by dropping an old week, and try again.</source>
        <translation>Dort Platz schaffen, etwa durch Löschen einer alten Woche, und erneut versuchen.</translation>
    </message>
    <message>
        <source>This server is a standby, which only reads.</source>
        <translation>Dieser Server ist ein Standby, der nur liest.</translation>
    </message>
    <message>
        <source>Connect to the primary server.</source>
        <translation>Mit dem Primärserver verbinden.</translation>
    </message>
    <message>
        <source>The connection was lost while the week was being created: it may or may not exist.</source>
        <translation>Die Verbindung brach ab, während die Woche angelegt wurde: Vielleicht gibt es sie, vielleicht nicht.</translation>
    </message>
    <message>
        <source>Refresh the list of weeks. If it is there, create it again to finish it, or drop it.</source>
        <translation>Die Liste der Wochen aktualisieren. Ist die Woche da, sie noch einmal anlegen, um sie fertigzustellen, oder sie löschen.</translation>
    </message>
    <message>
        <source>The week could not be created.</source>
        <translation>Die Woche konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Somebody has connected to the new database, so it cannot get its name.</source>
        <translation>Jemand hat sich mit der neuen Datenbank verbunden, darum kann sie ihren Namen nicht bekommen.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>An earlier attempt by another role left %1. Have that role or an administrator remove it: weekglassctl cleanup --yes.</source>
        <translation>Ein früherer Versuch einer anderen Rolle hat %1 hinterlassen. Lassen Sie sie von dieser Rolle oder einem Administrator entfernen: weekglassctl cleanup --yes.</translation>
    </message>
    <message>
        <source>This is not a week of %1, whose names begin with %2.</source>
        <translation>Das ist keine Woche von %1; deren Namen beginnen mit %2.</translation>
    </message>
    <message>
        <source>Choose an ISO year and a week that it has.</source>
        <translation>Ein ISO-Jahr und eine darin vorhandene Woche wählen.</translation>
    </message>
    <message>
        <source>Refresh the list of weeks.</source>
        <translation>Die Liste der Wochen aktualisieren.</translation>
    </message>
    <message>
        <source>A session of %1 is connected (process %2; %3), and your role may not end it. Close it there, or connect as a superuser.</source>
        <translation>Eine Sitzung von %1 ist verbunden (Prozess %2; %3), und die eigene Rolle darf sie nicht beenden. Sie dort schließen oder als Superuser verbinden.</translation>
    </message>
    <message>
        <source>The transaction “%1” of %2 is prepared. Connect to the database and finish it with COMMIT PREPARED or ROLLBACK PREPARED.</source>
        <translation>Die Transaktion „%1“ von %2 ist vorbereitet. Mit der Datenbank verbinden und sie mit COMMIT PREPARED oder ROLLBACK PREPARED abschließen.</translation>
    </message>
    <message>
        <source>The replication slot “%1” is being read. Stop its reader first.</source>
        <translation>Der Replikationsslot „%1“ wird gerade gelesen. Zuerst seinen Leser anhalten.</translation>
    </message>
    <message>
        <source>The subscription “%1” fills the database. Drop it there first.</source>
        <translation>Die Subskription „%1“ füllt die Datenbank. Sie dort zuerst löschen.</translation>
    </message>
    <message>
        <source>It is a template database.</source>
        <translation>Es ist eine Vorlagendatenbank.</translation>
    </message>
    <message>
        <source>It is the database that this connection is in. Connect to another one.</source>
        <translation>Es ist die Datenbank, in der diese Verbindung ist. Mit einer anderen verbinden.</translation>
    </message>
    <message>
        <source>It belongs to %1, and your role is not a member of that one.</source>
        <translation>Sie gehört %1, und die eigene Rolle ist kein Mitglied davon.</translation>
    </message>
    <message>
        <source>since the preview, %1 has connected (process %2; %3)</source>
        <translation>seit der Vorschau hat sich %1 verbunden (Prozess %2; %3)</translation>
    </message>
    <message>
        <source>The database is gone already: somebody else dropped it.</source>
        <translation>Die Datenbank ist schon weg: Jemand anderes hat sie gelöscht.</translation>
    </message>
    <message>
        <source>The server did not drop the database, because it is in use; it is as it was.</source>
        <translation>Der Server hat die Datenbank nicht gelöscht, weil sie in Benutzung ist; sie ist, wie sie war.</translation>
    </message>
    <message>
        <source>Your role may not drop the database, or not end a session in it; it is as it was.</source>
        <translation>Die eigene Rolle darf die Datenbank nicht löschen oder eine Sitzung darin nicht beenden; sie ist, wie sie war.</translation>
    </message>
    <message>
        <source>Connect as its owner or as a superuser, or close the session that is named.</source>
        <translation>Als ihr Eigentümer oder als Superuser verbinden oder die genannte Sitzung schließen.</translation>
    </message>
    <message>
        <source>The database was not dropped.</source>
        <translation>Die Datenbank wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>The week has changed since it was archived; nothing was dropped.</source>
        <translation>Die Woche hat sich seit dem Archivieren geändert; nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Freeze it, archive it again, and plan again.</source>
        <translation>Sie einfrieren, erneut archivieren und neu planen.</translation>
    </message>
    <message>
        <source>Archived at %1.</source>
        <translation>Archiviert: %1.</translation>
    </message>
    <message>
        <source>Another database has this name now; it was left alone.</source>
        <translation>Eine andere Datenbank trägt jetzt diesen Namen; sie wurde in Ruhe gelassen.</translation>
    </message>
    <message>
        <source>The connection was lost during the DROP: the database is invalid now and can only be dropped.</source>
        <translation>Die Verbindung brach während des DROP ab: Die Datenbank ist jetzt ungültig und lässt sich nur noch löschen.</translation>
    </message>
    <message>
        <source>Plan again.</source>
        <translation>Neu planen.</translation>
    </message>
    <message>
        <source>No verified archive of this week is known; nothing was done.</source>
        <translation>Von dieser Woche ist kein geprüftes Archiv bekannt; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Archive it first, or give a reason to drop it without one.</source>
        <translation>Sie zuerst archivieren oder einen Grund angeben, sie ohne Archiv zu löschen.</translation>
    </message>
    <message>
        <source>There is no week after %1.</source>
        <translation>Nach %1 gibt es keine Woche.</translation>
    </message>
    <message>
        <source>The connection itself is to this database.</source>
        <translation>Die Verbindung selbst führt in diese Datenbank.</translation>
    </message>
    <message>
        <source>Connect to another database of the server, such as postgres.</source>
        <translation>Mit einer anderen Datenbank des Servers verbinden, etwa postgres.</translation>
    </message>
    <message>
        <source>This week is not frozen.</source>
        <translation>Diese Woche ist nicht eingefroren.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Nichts wurde getan.</translation>
    </message>
    <message>
        <source>A reset of this week is under way, which needs it frozen.</source>
        <translation>Ein Reset dieser Woche ist im Gange, und er braucht sie eingefroren.</translation>
    </message>
    <message>
        <source>Another database has this name now.</source>
        <translation>Eine andere Datenbank trägt jetzt diesen Namen.</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>%1 wird kopiert</translation>
    </message>
    <message>
        <source>Creating the database</source>
        <translation>Die Datenbank wird angelegt</translation>
    </message>
    <message>
        <source>An earlier attempt left %1 unfinished; this one finishes it</source>
        <translation>Ein früherer Versuch ließ %1 unfertig zurück; dieser stellt die Woche fertig</translation>
    </message>
    <message>
        <source>Making the roles of the game</source>
        <translation>Die Rollen des Spiels werden angelegt</translation>
    </message>
    <message>
        <source>Applying %1…</source>
        <translation>%1 wird angewendet…</translation>
    </message>
    <message>
        <source>Readers may still make large objects: only a superuser could forbid it</source>
        <translation>Leser können noch Large Objects anlegen: nur ein Superuser könnte das verbieten</translation>
    </message>
    <message>
        <source>Granting rights</source>
        <translation>Rechte werden vergeben</translation>
    </message>
    <message>
        <source>Making up data</source>
        <translation>Daten werden erfunden</translation>
    </message>
    <message>
        <source>In use: %1 %2 %3</source>
        <translation>In Benutzung: %1 %2 %3</translation>
    </message>
    <message>
        <source>%1 is no database that a week of %2 can be copied from.</source>
        <translation>%1 ist keine Datenbank, aus der sich eine Woche von %2 kopieren lässt.</translation>
    </message>
    <message>
        <source>There is no other week of the game; create this one without a template.</source>
        <translation>Es gibt keine andere Woche des Spiels; diese ohne Vorlage anlegen.</translation>
    </message>
    <message>
        <source>Choose one of %1.</source>
        <translation>Eine von %1 wählen.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Somebody else has made the next week meanwhile.</source>
        <translation>Jemand anderes hat inzwischen die nächste Woche angelegt.</translation>
    </message>
    <message>
        <source>Stopped before the step “%1”.</source>
        <translation>Angehalten vor dem Schritt „%1“.</translation>
    </message>
    <message>
        <source>Somebody has written into the next week since the reset was planned: %1 would lose rows.</source>
        <translation>Seit der Planung des Resets hat jemand in die nächste Woche geschrieben: %1 verlöre Zeilen.</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>The old week has no verified archive any more; it stays.</source>
        <translation>Von der alten Woche gibt es kein geprüftes Archiv mehr; sie bleibt.</translation>
    </message>
    <message>
        <source>Your role may not create databases (CREATEDB), and the next week is one.</source>
        <translation>Die eigene Rolle darf keine Datenbanken anlegen (CREATEDB), und die nächste Woche ist eine.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A reset went into %1 already</source>
        <translation>In %1 ging schon ein Reset</translation>
    </message>
    <message>
        <source>%1 has events already</source>
        <translation>%1 hat schon Ereignisse</translation>
    </message>
    <message>
        <source>%1 has rows in %2 already</source>
        <translation>%1 hat schon Zeilen in %2</translation>
    </message>
    <message>
        <source>%1, and a reset would replace its %2 by those of the old week. Archive and drop the old week by themselves instead.</source>
        <translation>%1, und ein Reset würde dort %2 durch die Zeilen der alten Woche ersetzen. Die alte Woche stattdessen für sich archivieren und löschen.</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Keep history</source>
        <translation>Verlauf bewahren</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Carry over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Switch over</source>
        <translation>Umschalten</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>There is no week after it.</source>
        <translation>Nach ihr gibt es keine Woche.</translation>
    </message>
    <message>
        <source>It is not a week of %1.</source>
        <translation>Es ist keine Woche von %1.</translation>
    </message>
    <message>
        <source>It is the database that this connection is in, and the log with it, which could not be written once the week is frozen. Connect to another database of the server, e.g. postgres.</source>
        <translation>Es ist die Datenbank, in die diese Verbindung führt, und mit ihr das Protokoll, in das nichts mehr geschrieben werden könnte, sobald die Woche eingefroren ist. Mit einer anderen Datenbank des Servers verbinden, z. B. postgres.</translation>
    </message>
    <message>
        <source>Somebody has used the next week already: %1. It was not dropped.</source>
        <translation>Jemand hat die nächste Woche schon benutzt: %1. Sie wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>%1 has %2 rows that the reset does not know of</source>
        <translation>%1 hat %2 Zeilen, von denen der Reset nichts weiß</translation>
    </message>
    <message>
        <source>%1 has lost its rows</source>
        <translation>%1 hat ihre Zeilen verloren</translation>
    </message>
    <message>
        <source>its newest event is of %1</source>
        <translation>ihr neuestes Ereignis ist von %1</translation>
    </message>
    <message>
        <source>Resume the reset.</source>
        <translation>Den Reset fortsetzen.</translation>
    </message>
    <message>
        <source>The old week was gone already; the next one was left alone.</source>
        <translation>Die alte Woche war schon weg; die nächste blieb unberührt.</translation>
    </message>
    <message>
        <source>The week is gone: somebody dropped it since the reset stopped.</source>
        <translation>Die Woche ist weg: Jemand hat sie gelöscht, seit der Reset anhielt.</translation>
    </message>
    <message>
        <source>Migrate the week first.</source>
        <translation>Zuerst die Woche migrieren.</translation>
    </message>
    <message>
        <source>The week holds data already (%1); made-up data is only put into an empty one.</source>
        <translation>Die Woche enthält schon Daten (%1); erfundene Daten kommen nur in eine leere.</translation>
    </message>
    <message>
        <source>Create another week for it.</source>
        <translation>Dafür eine andere Woche anlegen.</translation>
    </message>
    <message>
        <source>Somebody else is filling or migrating this week.</source>
        <translation>Jemand anderes füllt oder migriert diese Woche gerade.</translation>
    </message>
    <message>
        <source>The game %1 has no sample.sql.</source>
        <translation>Das Spiel %1 hat keine sample.sql.</translation>
    </message>
    <message>
        <source>Import recorded data instead.</source>
        <translation>Stattdessen aufgezeichnete Daten importieren.</translation>
    </message>
    <message>
        <source>It could not be dropped again: %1</source>
        <translation>Sie ließ sich nicht wieder löschen: %1</translation>
    </message>
    <message>
        <source>Somebody else has finished %1 meanwhile.</source>
        <translation>Jemand anderes hat %1 inzwischen fertiggestellt.</translation>
    </message>
    <message>
        <source>Nothing is left of this attempt: its database was dropped again.</source>
        <translation>Von diesem Versuch ist nichts übrig: Seine Datenbank wurde wieder gelöscht.</translation>
    </message>
    <message>
        <source>Its database was dropped again. The roles %1, which it made, stay for other weeks of the game.</source>
        <translation>Seine Datenbank wurde wieder gelöscht. Die Rollen %1, die er angelegt hat, bleiben für andere Wochen des Spiels.</translation>
    </message>
    <message>
        <source>It belongs to a role that you are not a member of.</source>
        <translation>Es gehört einer Rolle, deren Mitglied Sie nicht sind.</translation>
    </message>
    <message>
        <source>%1 is left unfinished: create it again to finish it, or drop it.</source>
        <translation>%1 bleibt unfertig zurück: noch einmal anlegen, um die Woche fertigzustellen, oder sie löschen.</translation>
    </message>
    <message>
        <source>Stopped; not all weeks were looked into.</source>
        <translation>Angehalten; nicht alle Wochen wurden untersucht.</translation>
    </message>
    <message>
        <source>it has a verified archive</source>
        <translation>sie hat ein geprüftes Archiv</translation>
    </message>
    <message>
        <source>needs a verified archive, or a reason that is kept</source>
        <translation>braucht ein geprüftes Archiv oder einen Grund, der aufbewahrt wird</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) pending</source>
        <translation>
            <numerusform>%n Migration ausstehend</numerusform>
            <numerusform>%n Migrationen ausstehend</numerusform>
        </translation>
    </message>
    <message>
        <source>due: its week is over</source>
        <translation>fällig: die Woche ist vorbei</translation>
    </message>
    <message>
        <source>ends it and begins the next</source>
        <translation>beendet sie und beginnt die nächste</translation>
    </message>
    <message>
        <source>it can be written again</source>
        <translation>sie lässt sich wieder beschreiben</translation>
    </message>
    <message>
        <source>again: it has one</source>
        <translation>erneut: Sie hat schon eines</translation>
    </message>
    <message>
        <source>proved by restoring it</source>
        <translation>durch Wiederherstellen nachgewiesen</translation>
    </message>
    <message>
        <source>makes the next week of the game</source>
        <translation>legt die nächste Woche des Spiels an</translation>
    </message>
    <message>
        <source>it lets nobody connect: thaw opens it again</source>
        <translation>niemand kann sich verbinden: Auftauen öffnet sie wieder</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Anlegen…</translation>
    </message>
    <message>
        <source>Migrate…</source>
        <translation>Migrieren…</translation>
    </message>
    <message>
        <source>Freeze…</source>
        <translation>Einfrieren…</translation>
    </message>
    <message>
        <source>Thaw…</source>
        <translation>Auftauen…</translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation>Archivieren…</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Reset…</translation>
    </message>
    <message>
        <source>Resume the reset…</source>
        <translation>Den Reset fortsetzen…</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Clean up…</source>
        <translation>Aufräumen…</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>created</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>live</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>an interrupted CREATE or DROP left it; it holds nothing</source>
        <translation>ein unterbrochenes CREATE oder DROP hat sie hinterlassen; sie enthält nichts</translation>
    </message>
    <message>
        <source>due: its week has begun</source>
        <translation>fällig: die Woche hat begonnen</translation>
    </message>
    <message>
        <source>%1 has taken its place: archive this week, then drop it</source>
        <translation>%1 ist an ihre Stelle getreten: diese Woche archivieren, dann löschen</translation>
    </message>
    <message>
        <source>later writes are missing; freeze first</source>
        <translation>spätere Änderungen fehlen; vorher einfrieren</translation>
    </message>
    <message>
        <source>Open archive…</source>
        <translation>Archiv öffnen…</translation>
    </message>
    <message>
        <source>It lets nobody connect. Thaw it first.</source>
        <translation>Niemand kann sich mit ihr verbinden. Sie zuerst auftauen.</translation>
    </message>
    <message>
        <source>It has the newest version already; there is nothing to prepare.</source>
        <translation>Sie hat schon die neueste Version; es gibt nichts vorzubereiten.</translation>
    </message>
    <message>
        <source>It is the database that this connection is in. Connect to another database of the server, e.g. postgres.</source>
        <translation>Es ist die Datenbank, mit der diese Verbindung besteht. Mit einer anderen Datenbank des Servers verbinden, z. B. postgres.</translation>
    </message>
    <message>
        <source>Your role may not create databases (CREATEDB), and the copy is one.</source>
        <translation>Die eigene Rolle darf keine Datenbanken anlegen (CREATEDB), und die Kopie ist eine.</translation>
    </message>
    <message>
        <source>The copy needs %1 MB, and the server&apos;s disk has %2 MB left.</source>
        <translation>Die Kopie braucht %1 MB, und auf dem Datenträger des Servers sind %2 MB frei.</translation>
    </message>
    <message>
        <source>%1 is kept from the change before. Go back to it, or drop it.</source>
        <translation>%1 ist von der vorigen Umstellung aufbewahrt. Dorthin zurückkehren oder sie löschen.</translation>
    </message>
    <message>
        <source>Its name is too long for that of a copy.</source>
        <translation>Ihr Name ist zu lang für den einer Kopie.</translation>
    </message>
    <message>
        <source>It is frozen. Thaw it first.</source>
        <translation>Sie ist eingefroren. Sie zuerst auftauen.</translation>
    </message>
    <message>
        <source>%1 of %2 uses it and cannot be ended here: finish or remove it first.</source>
        <translation>%1 von %2 benutzt sie und kann hier nicht beendet werden: erst abschließen oder entfernen.</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>The week is gone: somebody dropped it since.</source>
        <translation>Die Woche gibt es nicht mehr: Jemand hat sie inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>The names are as they were, and the week may be closed: go back again, or stay with it.</source>
        <translation>Die Namen sind wie zuvor, und die Woche ist vielleicht geschlossen: noch einmal zurückkehren oder dabei bleiben.</translation>
    </message>
    <message>
        <source>Going back was not begun.</source>
        <translation>Die Rückkehr wurde nicht begonnen.</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>GESCHEITERT</translation>
    </message>
    <message numerus="yes">
        <source>%n validation(s) failed; nothing was switched.</source>
        <translation>
            <numerusform>%n Prüfung ist gescheitert; nichts wurde umgeschaltet.</numerusform>
            <numerusform>%n Prüfungen sind gescheitert; nichts wurde umgeschaltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody has opened the week since it was copied; nothing was switched.</source>
        <translation>Jemand hat die Woche seit dem Kopieren geöffnet; nichts wurde umgeschaltet.</translation>
    </message>
    <message>
        <source>The copy is not one that this change has made.</source>
        <translation>Die Kopie stammt nicht von dieser Umstellung.</translation>
    </message>
    <message>
        <source>Close the week</source>
        <translation>Die Woche schließen</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>Sie kopieren</translation>
    </message>
    <message>
        <source>Migrate the copy</source>
        <translation>Die Kopie migrieren</translation>
    </message>
    <message>
        <source>Validate the copy</source>
        <translation>Die Kopie prüfen</translation>
    </message>
    <message>
        <source>The old week&apos;s table lacks columns that are to be carried over: %1.</source>
        <translation>Der Tabelle der alten Woche fehlen Spalten, die übernommen werden sollen: %1.</translation>
    </message>
    <message>
        <source>Migrate the week, or correct “carriedColumns” in the game&apos;s manifest.</source>
        <translation>Die Woche migrieren oder „carriedColumns“ im Manifest des Spiels berichtigen.</translation>
    </message>
    <message>
        <source>The database is gone.</source>
        <translation>Die Datenbank gibt es nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>keine Zeilen</translation>
    </message>
    <message>
        <source>the week could not answer it before the migration</source>
        <translation>vor der Migration konnte die Woche das nicht beantworten</translation>
    </message>
    <message>
        <source>as before: %1</source>
        <translation>wie zuvor: %1</translation>
    </message>
    <message>
        <source>%1 before, %2 now: %3</source>
        <translation>zuvor %1, jetzt %2: %3</translation>
    </message>
    <message>
        <source>%1 was kept long enough: drop it, or go back</source>
        <translation>%1 wurde lange genug aufbewahrt: löschen oder zurückkehren</translation>
    </message>
    <message>
        <source>%1 is kept for going back</source>
        <translation>%1 ist für die Rückkehr aufbewahrt</translation>
    </message>
    <message>
        <source>migrates a copy with its rows, then switches</source>
        <translation>migriert eine Kopie mit ihren Zeilen und schaltet dann um</translation>
    </message>
    <message>
        <source>Blue/green…</source>
        <translation>Blau/Grün…</translation>
    </message>
    <message>
        <source>It has changed since it was shown; nothing was done.</source>
        <translation>Sie hat sich seit dem Zeigen geändert; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Correct the problems that they report, in the game or in the copy %1, and resume.</source>
        <translation>Die gemeldeten Probleme im Spiel oder in der Kopie %1 beheben und fortsetzen.</translation>
    </message>
    <message>
        <source>Check which database it is, and drop it separately.</source>
        <translation>Prüfen, welche Datenbank es ist, und sie gesondert löschen.</translation>
    </message>
    <message>
        <source>The week has changed since the plan was made: somebody has connected to it. Nothing was done.</source>
        <translation>Die Woche hat sich seit dem Planen geändert: Jemand hat sich mit ihr verbunden. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Remove the obstacles and plan again.</source>
        <translation>Die Hindernisse beseitigen und neu planen.</translation>
    </message>
    <message>
        <source>The week has changed since the plan was made; nothing was done.</source>
        <translation>Die Woche hat sich seit dem Planen geändert; nichts wurde getan.</translation>
    </message>
    <message>
        <source>owns the database and its tables</source>
        <translation>besitzt die Datenbank und ihre Tabellen</translation>
    </message>
    <message>
        <source>changes rows</source>
        <translation>ändert Zeilen</translation>
    </message>
    <message>
        <source>reads all rows of all players</source>
        <translation>liest alle Zeilen aller Spieler</translation>
    </message>
    <message>
        <source>reads the rows of one player</source>
        <translation>liest die Zeilen eines einzelnen Spielers</translation>
    </message>
    <message>
        <source>Give the roles of %1 their rights in %2?</source>
        <translation>Den Rollen von %1 ihre Rechte in %2 geben?</translation>
    </message>
    <message>
        <source>Wait until they are done, then look again.</source>
        <translation>Warten, bis das beendet ist, und dann erneut nachsehen.</translation>
    </message>
    <message>
        <source>It is now another change than the one that was shown, or it has continued meanwhile; nothing was done.</source>
        <translation>Es ist inzwischen eine andere Umstellung als die gezeigte, oder sie ist weitergelaufen; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Read the new state, and decide again.</source>
        <translation>Noch einmal ansehen, wie es steht, und neu entscheiden.</translation>
    </message>
    <message>
        <source>Back out; that drops its copy and ends the change.</source>
        <translation>Die Umstellung zurücknehmen; das löscht ihre Kopie und beendet sie.</translation>
    </message>
    <message>
        <source>The week is no longer the database that the change made.</source>
        <translation>Die Woche ist nicht mehr die Datenbank, die die Umstellung aus ihr gemacht hat.</translation>
    </message>
    <message>
        <source>Another change of the week is unfinished; resume it or back out.</source>
        <translation>Mit der Woche wurde etwas begonnen und nicht beendet; es fortsetzen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>The plan has changed; nothing was done.</source>
        <translation>Der Plan ist inzwischen ein anderer; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Read the new plan, and confirm it.</source>
        <translation>Den Plan noch einmal ansehen und den neuen bestätigen.</translation>
    </message>
    <message>
        <source>Read the state again: it has gone back completely, or not at all.</source>
        <translation>Noch einmal ansehen: Die Rückkehr ist ganz geschehen oder gar nicht.</translation>
    </message>
    <message>
        <source>The week is closed: resume, or back out.</source>
        <translation>Die Woche ist geschlossen: fortsetzen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>Read the state again: it has switched completely, or not at all.</source>
        <translation>Noch einmal ansehen: Das Umschalten ist ganz geschehen oder gar nicht.</translation>
    </message>
    <message>
        <source>It stopped at the step “%1”. The week has all its rows and is closed: resume, or back out, which opens it as it was.</source>
        <translation>Es hielt beim Schritt „%1“ an. Die Woche hat alle ihre Zeilen und ist geschlossen: fortsetzen oder zurücknehmen, was sie wieder öffnet, wie sie war.</translation>
    </message>
    <message>
        <source>Resume: it is closed and copied again.</source>
        <translation>Fortsetzen: Sie wird geschlossen und neu kopiert.</translation>
    </message>
    <message>
        <source>There is no space for the rows while they are copied.</source>
        <translation>Für die Zeilen ist unterwegs kein Platz.</translation>
    </message>
    <message>
        <source>The rows could not be kept while they were copied.</source>
        <translation>Die Zeilen konnten unterwegs nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Check the triggers and rules of the table in the next week.</source>
        <translation>Die Trigger und Regeln der Tabelle in der nächsten Woche ansehen.</translation>
    </message>
    <message>
        <source>Refresh the list of weeks; to create it again, drop it first.</source>
        <translation>Die Liste der Wochen aktualisieren; soll die Woche neu angelegt werden, sie zuerst löschen.</translation>
    </message>
    <message>
        <source>The database was created, and somebody has dropped it.</source>
        <translation>Die Datenbank wurde angelegt und ist schon wieder verschwunden.</translation>
    </message>
    <message>
        <source>No statement sees all nodes at the same moment: what reads several nodes while the game writes may mix two states.</source>
        <translation>Keine Anweisung sieht alle Knoten zum selben Zeitpunkt: Was mehrere Knoten liest, während das Spiel schreibt, mischt vielleicht zwei Zustände.</translation>
    </message>
    <message>
        <source>A commit over several nodes that a crash interrupts is completed when the node answers again, within a minute.</source>
        <translation>Ein COMMIT über mehrere Knoten, den ein Absturz unterbricht, wird binnen einer Minute abgeschlossen, sobald der Knoten wieder antwortet.</translation>
    </message>
    <message>
        <source>The week belongs to your role, which must be able to log in on every worker. It has no roles of the game.</source>
        <translation>Die Woche gehört der eigenen Rolle, die sich auf jedem Worker anmelden können muss. Sie hat keine Rollen des Spiels.</translation>
    </message>
    <message>
        <source>A rollback is refused where foreign keys would delete further rows by themselves.</source>
        <translation>Ein Rollback wird verweigert, wo Fremdschlüssel von selbst weitere Zeilen löschen würden.</translation>
    </message>
    <message>
        <source>Distribute %1 tables over %2 and copy %3 to each node.</source>
        <translation>%1 Tabellen über %2 verteilen und %3 auf jeden Knoten kopieren.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>%1 does not say how its tables are distributed.</source>
        <translation>%1 sagt nicht, wie seine Tabellen verteilt werden.</translation>
    </message>
    <message>
        <source>Describe it under “distribution” in game.json.</source>
        <translation>Es in der game.json unter „distribution“ beschreiben.</translation>
    </message>
    <message>
        <source>The database %1 is no coordinator of a Citus cluster with workers.</source>
        <translation>Die Datenbank %1 ist kein Koordinator eines Citus-Clusters mit Workern.</translation>
    </message>
    <message>
        <source>Nothing was done. In that database, run CREATE EXTENSION citus, citus_set_coordinator_host() and citus_add_node() for each worker.</source>
        <translation>Nichts wurde getan. In dieser Datenbank CREATE EXTENSION citus, citus_set_coordinator_host() und für jeden Worker citus_add_node() ausführen.</translation>
    </message>
    <message>
        <source>It is distributed over a cluster: its shards are in databases of the workers, which would stay behind. Create the next week with “create --distributed” instead.</source>
        <translation>Sie ist über einen Cluster verteilt: Ihre Shards liegen in Datenbanken der Worker, die zurückblieben. Die nächste Woche stattdessen mit „create --distributed“ anlegen.</translation>
    </message>
    <message>
        <source>Its shards on the workers have to go with it. %1</source>
        <translation>Ihre Shards auf den Workern müssen mit ihr gelöscht werden. %1</translation>
    </message>
    <message>
        <source>The server&apos;s message says by what. Plan again to see who is connected.</source>
        <translation>Wodurch, steht in der Meldung des Servers. Neu planen, um zu sehen, wer verbunden ist.</translation>
    </message>
    <message>
        <source>Make a new plan to see the current state.</source>
        <translation>Neu planen, um zu sehen, was es jetzt gibt.</translation>
    </message>
    <message>
        <source>The counter %1 has another value, as it also has after a crash of the server.</source>
        <translation>Der Zähler %1 steht anderswo, wie auch nach einem Absturz des Servers.</translation>
    </message>
    <message>
        <source>The week is dropped, but not its shards on a worker.</source>
        <translation>Die Woche ist gelöscht, aber nicht ihre Shards auf einem Worker.</translation>
    </message>
    <message>
        <source>When the worker answers, drop the database of this name there. A new week of the same name removes it, too.</source>
        <translation>Wenn der Worker antwortet, dort die Datenbank dieses Namens löschen. Auch eine neue Woche desselben Namens entfernt sie.</translation>
    </message>
    <message>
        <source>The connection was lost. The server confirms that nothing was dropped.</source>
        <translation>Die Verbindung brach ab, und nichts wurde gelöscht: Das wurde nachgesehen.</translation>
    </message>
    <message>
        <source>The connection was lost during the DROP, and its result could not be read.</source>
        <translation>Die Verbindung ging während des DROP verloren, und wie er ausging, ließ sich nicht nachsehen.</translation>
    </message>
    <message>
        <source>When the server answers again, the list of weeks shows whether the week still exists.</source>
        <translation>Wenn der Server antwortet und damit fertig ist, sagt die Liste der Wochen, ob die Woche noch da ist.</translation>
    </message>
    <message>
        <source>Something is in the way; nothing was done.</source>
        <translation>Etwas steht im Weg; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Resume the reset, or back out.</source>
        <translation>Den Reset fortsetzen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>Nothing was done. Open the week again.</source>
        <translation>Nichts wurde getan. Die Woche neu öffnen.</translation>
    </message>
    <message>
        <source>All rights of these roles on partitions are revoked: rows are read through the partitioned table.</source>
        <translation>Diesen Rollen werden alle Rechte an Partitionen entzogen: Zeilen werden über die partitionierte Tabelle gelesen.</translation>
    </message>
    <message>
        <source>%1; it is missing and is created</source>
        <comment>what a role may do</comment>
        <translation>%1; sie fehlt und wird angelegt</translation>
    </message>
    <message>
        <source>Making its databases on the workers</source>
        <translation>Ihre Datenbanken auf den Workern werden angelegt</translation>
    </message>
    <message>
        <source>Distributing the tables</source>
        <translation>Die Tabellen werden verteilt</translation>
    </message>
    <message>
        <source>%1 is distributed over a cluster, and a copy would have no shards.</source>
        <translation>%1 ist über einen Cluster verteilt, und eine Kopie hätte keine Shards.</translation>
    </message>
    <message>
        <source>Create the week without a template.</source>
        <translation>Die Woche ohne Vorlage anlegen.</translation>
    </message>
    <message>
        <source>A distributed week has neither the game&apos;s roles nor a template.</source>
        <translation>Eine verteilte Woche hat weder die Rollen des Spiels noch eine Vorlage.</translation>
    </message>
    <message>
        <source>On the workers, Citus logs in as the role that works, and the game&apos;s roles cannot log in. A copy of a database does not copy its shards.</source>
        <translation>Auf den Workern meldet sich Citus als die Rolle an, die arbeitet, und die Rollen des Spiels können sich nicht anmelden. Die Kopie einer Datenbank kopiert ihre Shards nicht.</translation>
    </message>
    <message>
        <source>Back out of the reset, and plan it again with that week.</source>
        <translation>Den Reset zurücknehmen und ihn mit dieser Woche neu planen.</translation>
    </message>
    <message>
        <source>The reset stopped at the step “%1”; the old week is there. Resume it, or back out.</source>
        <translation>Der Reset hielt bei dem Schritt „%1“ an; die alte Woche ist da. Ihn fortsetzen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>The reset stopped at the step “%1”, which cannot be undone: it is unknown whether the game switched to the next week. Resume it.</source>
        <translation>Der Reset hielt beim Schritt „%1“ an, von dem kein Weg zurückführt: Ob das Spiel in die nächste Woche gewechselt ist, ist nicht bekannt. Ihn fortsetzen.</translation>
    </message>
    <message>
        <source>The next week is another database than when the reset began.</source>
        <translation>Die nächste Woche ist nicht die Datenbank, die sie war, als der Reset zu ihr kam.</translation>
    </message>
    <message>
        <source>Back out of the reset, and plan it again.</source>
        <translation>Den Reset zurücknehmen und neu planen.</translation>
    </message>
    <message>
        <source>An older version of the program began the reset and did not note what the next week had. So it is unknown what would be lost.</source>
        <translation>Der Reset wurde von einer älteren Version des Programms begonnen, die nicht festhielt, was die nächste Woche hatte; so lässt sich nicht sagen, was verloren ginge.</translation>
    </message>
    <message>
        <source>Archive it, and drop it on its own.</source>
        <translation>Sie für sich archivieren und löschen.</translation>
    </message>
    <message>
        <source>A reset of it is unfinished; resume it, or back out.</source>
        <translation>Ein Reset dieser Woche wurde schon begonnen; ihn fortsetzen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>A blue/green change of it is unfinished; resume it, or back out.</source>
        <translation>Eine Blau/Grün-Umstellung von ihr wurde schon begonnen; sie fortsetzen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>A reset of %1 is still making this week.</source>
        <translation>Ein Reset von %1 legt diese Woche gerade an und ist nicht zu Ende.</translation>
    </message>
    <message>
        <source>Wait until it is over; if it has stopped, resume it, or back out.</source>
        <translation>Warten, bis er zu Ende ist; wenn er angehalten hat, ihn fortsetzen oder zurücknehmen.</translation>
    </message>
    <message>
        <source>Resume the reset; or drop that week on its own (archive it first if you need it), and then back out of the reset.</source>
        <translation>Den Reset fortsetzen; oder diese Woche für sich löschen (vorher archivieren, wenn sie etwas wert ist) und dann den Reset zurücknehmen.</translation>
    </message>
    <message>
        <source>The next week is live already; the reset cannot be undone.</source>
        <translation>Die nächste Woche ist schon die laufende; es gibt kein Zurück.</translation>
    </message>
    <message>
        <source>This week has no unfinished reset.</source>
        <translation>Von dieser Woche gibt es keinen Reset, der begonnen und nicht beendet wurde.</translation>
    </message>
    <message>
        <source>The server log lists what was done.</source>
        <translation>Das Protokoll des Servers hält fest, was getan wurde.</translation>
    </message>
    <message>
        <source>It is now another reset than the one that was shown, or it has continued meanwhile; nothing was done.</source>
        <translation>Es ist inzwischen ein anderer Reset als der gezeigte, oder er ging seither weiter; es wurde nichts getan.</translation>
    </message>
    <message>
        <source>Back out; that only ends the reset, and %1 stays as it is.</source>
        <translation>Den Reset zurücknehmen; das beendet ihn nur, und %1 bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Its database was dropped again, but not on a worker (%1). Creating the week again removes it there.</source>
        <translation>Ihre Datenbank wurde wieder gelöscht, aber nicht auf einem Worker (%1). Die Woche erneut anzulegen entfernt sie dort.</translation>
    </message>
    <message>
        <source>%1: the time of its reset is unknown: the query returned %2 rows.</source>
        <translation>%1: Wann sie zurückgesetzt wird, ist nicht bekannt: Die Abfrage ergab %2 Zeilen.</translation>
    </message>
    <message>
        <source>the state of its migrations, and drift</source>
        <translation>wie ihre Migrationen stehen, und Abweichungen</translation>
    </message>
    <message>
        <source>a reset is unfinished: resume it, or back out first</source>
        <translation>ein Reset wartet: ihn zuerst fortsetzen oder zurücknehmen</translation>
    </message>
    <message>
        <source>or back out</source>
        <translation>oder ihn zurücknehmen</translation>
    </message>
    <message>
        <source>makes it read-only; sessions are ended</source>
        <translation>sie lässt dann nur noch lesen; Sitzungen werden beendet</translation>
    </message>
    <message>
        <source>continues where it was cut off; nothing is done twice</source>
        <translation>geht dort weiter, wo es abbrach; nichts wird zweimal getan</translation>
    </message>
    <message>
        <source>restores it on the private server, read-only</source>
        <translation>wird auf dem privaten Server wiederhergestellt, zum Ansehen</translation>
    </message>
</context>
<context>
    <name>LocalAction</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
</context>
<context>
    <name>LocalServer</name>
    <message>
        <source>The private server cannot run: this user has no name on this computer.</source>
        <translation>Der private Server kann nicht laufen: Dieser Benutzer hat auf diesem Rechner keinen Namen.</translation>
    </message>
    <message>
        <source>user number %1</source>
        <translation>Benutzernummer %1</translation>
    </message>
    <message>
        <source>PostgreSQL needs an entry in /etc/passwd; ask the administrator for one.</source>
        <translation>PostgreSQL braucht einen Eintrag in /etc/passwd; die Administration darum bitten.</translation>
    </message>
    <message>
        <source>The private server cannot run as root, and there is no account for it.</source>
        <translation>Der private Server kann nicht als root laufen, und es gibt kein Konto für ihn.</translation>
    </message>
    <message>
        <source>Start Weekglass as an ordinary user, or add an account named postgres.</source>
        <translation>Weekglass als gewöhnlicher Benutzer starten oder ein Konto namens postgres anlegen.</translation>
    </message>
    <message>
        <source>The disk is full, so the private server cannot run.</source>
        <translation>Der Datenträger ist voll, deshalb kann der private Server nicht laufen.</translation>
    </message>
    <message>
        <source>Free at least 200 MB, then try again.</source>
        <translation>Mindestens 200 MB frei machen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Install the package %1. Another version cannot read these data; installed here: %2.</source>
        <translation>Das Paket %1 installieren. Eine andere Version kann diese Daten nicht lesen; hier installiert: %2.</translation>
    </message>
    <message>
        <source>Making a private server (PostgreSQL %1) in %2.</source>
        <translation>Ein privater Server (PostgreSQL %1) wird in %2 angelegt.</translation>
    </message>
    <message>
        <source>A server must not run as root, so it runs as the account %1.</source>
        <translation>Ein Server darf nicht als root laufen, deshalb läuft er unter dem Konto %1.</translation>
    </message>
    <message>
        <source>The private server&apos;s data could not be made.</source>
        <translation>Die Daten des privaten Servers konnten nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The private server&apos;s settings could not be written.</source>
        <translation>Die Einstellungen des privaten Servers konnten nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Starting the private server (PostgreSQL %1, account %2).</source>
        <translation>Der private Server wird gestartet (PostgreSQL %1, Konto %2).</translation>
    </message>
    <message>
        <source>Processes of a server that was killed are still running.</source>
        <translation>Prozesse eines gewaltsam beendeten Servers laufen noch.</translation>
    </message>
    <message>
        <source>Waiting for the last processes of a server that was killed.</source>
        <translation>Warten auf die letzten Prozesse eines gewaltsam beendeten Servers.</translation>
    </message>
    <message>
        <source>Stopped as asked.</source>
        <translation>Wie gewünscht angehalten.</translation>
    </message>
    <message>
        <source>The private server cannot be started.</source>
        <translation>Der private Server kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The private server does not start.</source>
        <translation>Der private Server startet nicht.</translation>
    </message>
    <message>
        <source>The folder of the private server cannot be locked.</source>
        <translation>Der Ordner des privaten Servers kann nicht gesperrt werden.</translation>
    </message>
    <message>
        <source>Check the rights of the folder, and the free space.</source>
        <translation>Die Rechte des Ordners und den freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>It must lie on a local disk that knows locks.</source>
        <translation>Er muss auf einem lokalen Datenträger liegen, der Sperren kennt.</translation>
    </message>
    <message>
        <source>Another Weekglass is busy with the private server for too long.</source>
        <translation>Ein anderes Weekglass ist zu lange mit dem privaten Server beschäftigt.</translation>
    </message>
    <message>
        <source>Wait until it is done, or end it, then try again.</source>
        <translation>Warten, bis es fertig ist, oder es beenden, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>No PostgreSQL server is installed on this computer.</source>
        <translation>Auf diesem Rechner ist kein PostgreSQL-Server installiert.</translation>
    </message>
    <message>
        <source>Install the package %1 (on Debian: sudo apt-get install %1), or give the folder that holds initdb and postgres.</source>
        <translation>Das Paket %1 installieren (unter Debian: sudo apt-get install %1) oder den Ordner angeben, der initdb und postgres enthält.</translation>
    </message>
    <message>
        <source>There is no PostgreSQL server in this folder that runs on this computer.</source>
        <translation>In diesem Ordner gibt es keinen PostgreSQL-Server, der auf diesem Rechner läuft.</translation>
    </message>
    <message>
        <source>Give a folder that holds initdb and postgres, for example /usr/lib/postgresql/15/bin; the Debian package %1 has one.</source>
        <translation>Einen Ordner angeben, der initdb und postgres enthält, zum Beispiel /usr/lib/postgresql/15/bin; das Debian-Paket %1 bringt einen mit.</translation>
    </message>
    <message>
        <source>The connection meant for the private server led to another one.</source>
        <translation>Die Verbindung, die für den privaten Server gedacht war, führte zu einem anderen.</translation>
    </message>
    <message>
        <source>Unset the variables PGHOSTADDR, PGSERVICE and PGSERVICEFILE.</source>
        <translation>Die Variablen PGHOSTADDR, PGSERVICE und PGSERVICEFILE entfernen.</translation>
    </message>
    <message>
        <source>The private server runs but does not answer.</source>
        <translation>Der private Server läuft, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>Stop it and start it again, or look into %1.</source>
        <translation>Ihn anhalten und wieder starten oder in %1 nachsehen.</translation>
    </message>
    <message>
        <source>Waiting until the private server answers; after a crash it recovers first.</source>
        <translation>Warten, bis der private Server antwortet; nach einem Absturz stellt er sich zuerst wieder her.</translation>
    </message>
    <message>
        <source>The private server does not stop.</source>
        <translation>Der private Server hält nicht an.</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>The private server started and ended again.</source>
        <translation>Der private Server startete und endete wieder.</translation>
    </message>
    <message>
        <source>Another Weekglass is starting or stopping the private server; waiting for it.</source>
        <translation>Ein anderes Weekglass startet den privaten Server gerade oder hält ihn an; darauf wird gewartet.</translation>
    </message>
    <message>
        <source>A stale file of a server that was killed is in the way.</source>
        <translation>Eine übrig gebliebene Datei eines gewaltsam beendeten Servers ist im Weg.</translation>
    </message>
    <message>
        <source>Check the rights of the file, and the free space.</source>
        <translation>Die Rechte der Datei und den freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>Another server already listens there.</source>
        <translation>Ein anderer Server lauscht dort schon.</translation>
    </message>
    <message>
        <source>Choose another folder for the socket, or stop that server.</source>
        <translation>Einen anderen Ordner für den Socket wählen oder jenen Server anhalten.</translation>
    </message>
    <message>
        <source>The program did not end in time and was stopped.</source>
        <translation>Das Programm endete nicht rechtzeitig und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The computer may be very busy; try again.</source>
        <translation>Der Rechner ist vielleicht stark ausgelastet; erneut versuchen.</translation>
    </message>
    <message>
        <source>The program cannot be started.</source>
        <translation>Das Programm kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Check that it is there and that %1 may run it.</source>
        <translation>Prüfen, ob es vorhanden ist und ob %1 es ausführen darf.</translation>
    </message>
    <message>
        <source>Check the rights of the folder above it, and the free space.</source>
        <translation>Die Rechte des übergeordneten Ordners und den freien Speicherplatz prüfen.</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>Der Ordner kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The private server runs as %1, which may not enter %2.</source>
        <translation>Der private Server läuft als %1, und dieses Konto darf %2 nicht betreten.</translation>
    </message>
    <message>
        <source>Choose a folder that %1 can reach, for example under /var/lib.</source>
        <translation>Einen Ordner wählen, den %1 erreichen kann, zum Beispiel unter /var/lib.</translation>
    </message>
    <message>
        <source>Nothing in it was touched. Choose another folder, or move this one away.</source>
        <translation>Nichts darin wurde angerührt. Einen anderen Ordner wählen oder diesen beiseiteschieben.</translation>
    </message>
    <message>
        <source>The folder of the private server cannot be read.</source>
        <translation>Der Ordner des privaten Servers kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The private server needs a folder, and this is a file.</source>
        <translation>Der private Server braucht einen Ordner, und das ist eine Datei.</translation>
    </message>
    <message>
        <source>The folder of the private server belongs to %1.</source>
        <translation>Der Ordner des privaten Servers gehört %1.</translation>
    </message>
    <message>
        <source>This folder holds other files; it was not made by Weekglass.</source>
        <translation>Dieser Ordner enthält andere Dateien; er wurde nicht von Weekglass angelegt.</translation>
    </message>
    <message>
        <source>The folder of the private server cannot be made private.</source>
        <translation>Der Ordner des privaten Servers lässt sich nicht vor anderen schützen.</translation>
    </message>
    <message>
        <source>The data of the private server cannot be read.</source>
        <translation>Die Daten des privaten Servers können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The data of the private server belong to %1, and it would run as %2.</source>
        <translation>Die Daten des privaten Servers gehören %1, laufen würde er aber als %2.</translation>
    </message>
    <message>
        <source>The data of the private server are damaged: no version can be read from them.</source>
        <translation>Die Daten des privaten Servers sind beschädigt: Es lässt sich keine Version daraus lesen.</translation>
    </message>
    <message>
        <source>The folder cannot be given to %1.</source>
        <translation>Der Ordner kann nicht an %1 übergeben werden.</translation>
    </message>
    <message>
        <source>The new data cannot be put in place.</source>
        <translation>Die neuen Daten können nicht an ihren Platz gebracht werden.</translation>
    </message>
    <message>
        <source>The settings cannot be made readable.</source>
        <translation>Die Einstellungen können nicht lesbar gemacht werden.</translation>
    </message>
    <message>
        <source>%1 MB are free in %2.</source>
        <translation>%1 MB sind frei in %2.</translation>
    </message>
    <message>
        <source>The path of the server&apos;s socket is too long: %1 bytes, and the system allows %2.</source>
        <translation>Der Pfad zum Socket des Servers ist zu lang: %1 Bytes, das System erlaubt %2.</translation>
    </message>
    <message>
        <source>Choose a shorter folder for the socket (XDG_RUNTIME_DIR).</source>
        <translation>Einen kürzeren Ordner für den Socket wählen (XDG_RUNTIME_DIR).</translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket must not have a comma in its name.</source>
        <translation>Der Ordner für den Socket des Servers darf kein Komma im Namen haben.</translation>
    </message>
    <message>
        <source>PostgreSQL would take it for two folders. Choose another one.</source>
        <translation>PostgreSQL hielte ihn für zwei Ordner. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket is no folder.</source>
        <translation>Der Ordner für den Socket des Servers ist kein Ordner.</translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket belongs to %1.</source>
        <translation>Der Ordner für den Socket des Servers gehört %1.</translation>
    </message>
    <message>
        <source>Choose another folder for the socket (XDG_RUNTIME_DIR), or remove this one.</source>
        <translation>Einen anderen Ordner für den Socket wählen (XDG_RUNTIME_DIR) oder diesen entfernen.</translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket cannot be made private.</source>
        <translation>Der Ordner für den Socket des Servers lässt sich nicht vor anderen schützen.</translation>
    </message>
    <message>
        <source>There are no pg_dump and pg_restore of version %1 on this computer, and those of another version will not do for this server.</source>
        <translation>Auf diesem Rechner gibt es kein pg_dump und pg_restore der Version %1, und die einer anderen Version taugen nicht für diesen Server.</translation>
    </message>
    <message>
        <source>Install the package %1.</source>
        <translation>Das Paket %1 installieren.</translation>
    </message>
    <message>
        <source>PostgreSQL %1 is installed, but the private server still runs %2, and new sessions may fail (“undefined symbol”). It is restarted by the next start that finds nobody connected: close what uses it, then start it.</source>
        <translation>PostgreSQL %1 ist installiert, aber der private Server läuft noch mit %2, und neue Sitzungen können scheitern („undefined symbol“). Der nächste Start, bei dem niemand verbunden ist, startet ihn neu: schließen, was ihn benutzt, und ihn dann starten.</translation>
    </message>
    <message>
        <source>Making the roles of the private server.</source>
        <translation>Die Rollen des privaten Servers werden angelegt.</translation>
    </message>
    <message>
        <source>PostgreSQL was upgraded from %1 to %2; restarting the private server.</source>
        <translation>PostgreSQL wurde von %1 auf %2 aktualisiert; der private Server wird neu gestartet.</translation>
    </message>
    <message>
        <source>The access rules of the private server could not be written.</source>
        <translation>Die Zugangsregeln des privaten Servers konnten nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The system has no shared memory left, so the private server cannot run.</source>
        <translation>Das System hat keinen gemeinsamen Speicher mehr, deshalb kann der private Server nicht laufen.</translation>
    </message>
    <message>
        <source>Killed servers leave segments: list them with &quot;ipcs -m&quot;, remove them with &quot;ipcrm&quot;, or raise kernel.shmmni and kernel.shmall.</source>
        <translation>Abgebrochene Server hinterlassen Segmente: „ipcs -m“ listet sie auf, „ipcrm“ entfernt sie; oder kernel.shmmni und kernel.shmall erhöhen.</translation>
    </message>
    <message>
        <source>Close all connections to it and try again.</source>
        <translation>Alle Verbindungen mit ihm schließen und erneut versuchen.</translation>
    </message>
    <message>
        <source>There are no pg_dump and pg_restore of version %1 or newer on this computer, and older ones do not read this server.</source>
        <translation>Auf diesem Computer gibt es kein pg_dump und pg_restore der Version %1 oder neuer, und ältere lesen diesen Server nicht.</translation>
    </message>
    <message>
        <source>PostgreSQL&apos;s message says why. The server&apos;s log is %1</source>
        <translation>Die Meldung von PostgreSQL nennt den Grund. Das Protokoll des Servers ist %1</translation>
    </message>
    <message>
        <source>The private server&apos;s data belong to PostgreSQL %1, which is not installed.</source>
        <translation>Die Daten des privaten Servers stammen von PostgreSQL %1, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Move the folder away to start over, or restore a copy of it.</source>
        <translation>Den Ordner beiseiteschieben, um neu zu beginnen, oder eine Kopie davon zurückspielen.</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>What is to be logged cannot be understood: “%1”.</source>
        <translation>Was protokolliert werden soll, ist unverständlich: „%1“.</translation>
    </message>
    <message>
        <source>Name categories, each with a level if it is not debug: %1, or all; =debug, =info or =warning. For example pg,server=info.</source>
        <translation>Nennen Sie Kategorien, jede mit einer Stufe, wenn sie nicht debug ist: %1 oder all; =debug, =info oder =warning. Zum Beispiel pg,server=info.</translation>
    </message>
    <message>
        <source>The log cannot be written there.</source>
        <translation>Das Protokoll kann dort nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the rights of the folder, or name another file.</source>
        <translation>Prüfen Sie die Rechte des Ordners oder nennen Sie eine andere Datei.</translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message>
        <source>Moves</source>
        <translation>Verschiebt</translation>
    </message>
    <message>
        <source>%1 rows of %2 to %3, about %4</source>
        <translation>%1 Zeilen von %2 nach %3, etwa %4</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>%1 before %2 (UTC)</source>
        <translation>%1 vor %2 (UTC)</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Nur</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Älteste</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>In batches of %1 rows, each a transaction of its own. Stopping leaves whole batches.</source>
        <translation>In Stapeln von %1 Zeilen, jeder in einer eigenen Transaktion. Beim Anhalten bleiben ganze Stapel.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>Move old rows of %1?</source>
        <translation>Alte Zeilen von %1 verschieben?</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 rows, the oldest of %2</source>
        <translation>%1 Zeilen, die älteste vom %2</translation>
    </message>
    <message>
        <source>%1 of %2 rows moved</source>
        <comment>numbers</comment>
        <translation>%1 von %2 Zeilen verschoben</translation>
    </message>
    <message>
        <source>%1 rows of %2 were moved to %3. %4</source>
        <translation>%1 Zeilen von %2 wurden nach %3 verschoben. %4</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>Nothing that is kept is older than %n day(s).</source>
        <translation>
            <numerusform>Nichts Aufbewahrtes ist älter als %n Tag.</numerusform>
            <numerusform>Nichts Aufbewahrtes ist älter als %n Tage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not before %n day(s) have passed</source>
        <translation>
            <numerusform>nicht bevor %n Tag vergangen ist</numerusform>
            <numerusform>nicht bevor %n Tage vergangen sind</numerusform>
        </translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>Der Grund fehlt.</translation>
    </message>
    <message>
        <source>Say why this is done: it is kept.</source>
        <translation>Angeben, warum das geschieht: Es wird aufbewahrt.</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Es gab nichts zu tun.</translation>
    </message>
    <message>
        <source>Make the months ahead?</source>
        <translation>Die kommenden Monate anlegen?</translation>
    </message>
    <message>
        <source>This destroys nothing.</source>
        <translation>Das zerstört nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n Monat</numerusform>
            <numerusform>%n Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>Made: %1.</source>
        <translation>Angelegt: %1.</translation>
    </message>
    <message>
        <source>retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>No trigger of the week does it.</source>
        <translation>Kein Trigger der Woche tut es.</translation>
    </message>
    <message>
        <source>The trigger %1 does it after each insert.</source>
        <translation>Der Trigger %1 tut es nach jedem Einfügen.</translation>
    </message>
    <message>
        <source>The trigger %1 would do it, but is switched off.</source>
        <translation>Der Trigger %1 würde es tun, ist aber ausgeschaltet.</translation>
    </message>
    <message numerus="yes">
        <source>The rows are kept in the week for %n day(s). Until then History puts them back.</source>
        <translation>
            <numerusform>Die Zeilen werden %n Tag lang in der Woche aufbewahrt. Bis dahin holt der Verlauf sie zurück.</numerusform>
            <numerusform>Die Zeilen werden %n Tage lang in der Woche aufbewahrt. Bis dahin holt der Verlauf sie zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete rows that the rule does not keep?</source>
        <translation>Zeilen löschen, die die Regel nicht behält?</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>%1 rows of %2</source>
        <translation>%1 Zeilen von %2</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <translation>%1, vom %2</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>Deleting %1 rows of %2</source>
        <translation>%1 Zeilen von %2 werden gelöscht</translation>
    </message>
    <message>
        <source>%1 rows of %2 were deleted. %3</source>
        <translation>%1 Zeilen von %2 wurden gelöscht. %3</translation>
    </message>
    <message>
        <source>Rebuild indexes?</source>
        <translation>Indizes neu aufbauen?</translation>
    </message>
    <message>
        <source>Dropped first</source>
        <translation>Zuerst gelöscht</translation>
    </message>
    <message>
        <source>%1: an interrupted run has left it</source>
        <translation>%1: Ein abgebrochener Lauf hat ihn hinterlassen</translation>
    </message>
    <message>
        <source>There is no index %1; migrate the week.</source>
        <translation>Es gibt keinen Index %1; die Woche migrieren.</translation>
    </message>
    <message>
        <source>%1 belongs to %2, and your role is not a member of that one.</source>
        <translation>%1 gehört %2, und die eigene Rolle ist kein Mitglied davon.</translation>
    </message>
    <message>
        <source>on %1, %2</source>
        <translation>auf %1, %2</translation>
    </message>
    <message>
        <source>%1 indexes, %2</source>
        <translation>%1 Indizes, %2</translation>
    </message>
    <message numerus="yes">
        <source>An interrupted run has left %n index(es).</source>
        <translation>
            <numerusform>Ein abgebrochener Lauf hat %n Index hinterlassen.</numerusform>
            <numerusform>Ein abgebrochener Lauf hat %n Indizes hinterlassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Done before: %1.</source>
        <translation>Zuvor erledigt: %1.</translation>
    </message>
    <message>
        <source>Dropping %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>Rebuilding %1 (%2 of %3)</source>
        <translation>%1 wird neu aufgebaut (%2 von %3)</translation>
    </message>
    <message>
        <source>Rebuilt: %1.</source>
        <translation>Neu aufgebaut: %1.</translation>
    </message>
    <message>
        <source>There is no table %1 in this week.</source>
        <translation>In dieser Woche gibt es keine Tabelle %1.</translation>
    </message>
    <message>
        <source>Migrate the week.</source>
        <translation>Die Woche migrieren.</translation>
    </message>
    <message>
        <source>Five fields: minute, hour, day, month, day of the week, as “15 3 * * *”.</source>
        <translation>Fünf Felder: Minute, Stunde, Tag, Monat, Wochentag, etwa „15 3 * * *“.</translation>
    </message>
    <message>
        <source>pg_cron cannot do “%1”: it needs this program.</source>
        <translation>pg_cron kann „%1“ nicht: Das braucht dieses Programm.</translation>
    </message>
    <message>
        <source>Use the timer of systemd instead.</source>
        <translation>Stattdessen den Timer von systemd verwenden.</translation>
    </message>
    <message>
        <source>Rows that pg_cron moves stay in the archive table; History cannot move them back.</source>
        <translation>Zeilen, die pg_cron verschiebt, bleiben in der Archivtabelle; der Verlauf kann sie nicht zurückverschieben.</translation>
    </message>
    <message>
        <source>Weekglass: %1 of %2</source>
        <translation>Weekglass: %1 von %2</translation>
    </message>
    <message>
        <source>There is no table %1; migrate the week.</source>
        <translation>Es gibt keine Tabelle %1; die Woche migrieren.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ</source>
        <translation>
            <numerusform>%n Einstellung weicht ab</numerusform>
            <numerusform>%n Einstellungen weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>All tables have the settings that the game wants.</source>
        <translation>Alle Tabellen haben die Einstellungen, die das Spiel will.</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: %2 wird %3</translation>
    </message>
    <message>
        <source>the server&apos;s own</source>
        <translation>die des Servers</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) were changed.</source>
        <translation>
            <numerusform>%n Einstellung wurde geändert.</numerusform>
            <numerusform>%n Einstellungen wurden geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prune “%1”</source>
        <translation>„%1“ ausdünnen</translation>
    </message>
    <message>
        <source>Deletes rows of %1 that the game&apos;s rule does not keep.</source>
        <translation>Löscht Zeilen von %1, die die Regel des Spiels nicht behält.</translation>
    </message>
    <message>
        <source>Archive “%1”</source>
        <translation>„%1“ archivieren</translation>
    </message>
    <message>
        <source>Moves rows of %1 that are older than %2 days to %3.</source>
        <translation>Verschiebt Zeilen von %1, die älter als %2 Tage sind, nach %3.</translation>
    </message>
    <message>
        <source>Rebuild indexes</source>
        <translation>Indizes neu aufbauen</translation>
    </message>
    <message numerus="yes">
        <source>Rebuilds %n index(es) while the game goes on writing.</source>
        <translation>
            <numerusform>Baut %n Index neu auf, während das Spiel weiter schreibt.</numerusform>
            <numerusform>Baut %n Indizes neu auf, während das Spiel weiter schreibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Vacuum and analyze</source>
        <translation>VACUUM und ANALYZE</translation>
    </message>
    <message>
        <source>Frees the space of dead rows and counts the rows for the planner.</source>
        <translation>Gibt den Platz toter Zeilen frei und zählt die Zeilen für den Planer.</translation>
    </message>
    <message>
        <source>Autovacuum settings</source>
        <translation>Autovacuum-Einstellungen</translation>
    </message>
    <message>
        <source>Gives tables the settings that the game wants.</source>
        <translation>Gibt Tabellen die Einstellungen, die das Spiel will.</translation>
    </message>
    <message>
        <source>Months ahead</source>
        <translation>Kommende Monate</translation>
    </message>
    <message>
        <source>Makes the partitions of the coming months.</source>
        <translation>Legt die Partitionen der kommenden Monate an.</translation>
    </message>
    <message>
        <source>Purge kept rows</source>
        <translation>Aufbewahrte Zeilen bereinigen</translation>
    </message>
    <message numerus="yes">
        <source>Forgets what was pruned or moved more than %n day(s) ago.</source>
        <translation>
            <numerusform>Vergisst, was vor mehr als %n Tag ausgedünnt oder verschoben wurde.</numerusform>
            <numerusform>Vergisst, was vor mehr als %n Tagen ausgedünnt oder verschoben wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no maintenance task “%2”.</source>
        <translation>%1 hat keine Wartungsaufgabe „%2“.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde angehalten.</translation>
    </message>
    <message>
        <source>Vacuum and analyze tables?</source>
        <translation>VACUUM und ANALYZE für Tabellen ausführen?</translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>No table has more dead or changed rows than its settings allow.</source>
        <translation>Keine Tabelle hat mehr tote oder geänderte Zeilen, als ihre Einstellungen erlauben.</translation>
    </message>
    <message>
        <source>%1 dead of %2 rows (limit %3), %4 changed (limit %5), %6</source>
        <translation>%1 von %2 Zeilen tot (Grenze %3), %4 geändert (Grenze %5), %6</translation>
    </message>
    <message>
        <source>Vacuuming %1 (%2 of %3)</source>
        <translation>VACUUM für %1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Vacuumed and analyzed: %1.</source>
        <translation>VACUUM und ANALYZE erledigt: %1.</translation>
    </message>
    <message>
        <source>%1; each batch is complete, and History can restore it.</source>
        <translation>%1; jeder Stapel ist vollständig, und der Verlauf kann ihn zurückholen.</translation>
    </message>
    <message>
        <source>Delete the kept copies of pruned and moved rows?</source>
        <translation>Ausgedünnte oder verschobene Zeilen vergessen?</translation>
    </message>
    <message>
        <source>%1 kept rows are deleted, about %2. They cannot be restored any more.</source>
        <translation>%1 aufbewahrte Zeilen werden gelöscht, etwa %2. Sie lassen sich dann nicht mehr zurückholen.</translation>
    </message>
    <message>
        <source>%1 rows that were kept longer than %2 days are deleted.</source>
        <translation>%1 Zeilen, die länger als %2 Tage aufbewahrt waren, sind vergessen.</translation>
    </message>
    <message>
        <source>This differs from the plan; nothing was done.</source>
        <translation>Das ist nicht mehr, was der Plan sagte; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Read the new plan, and confirm it.</source>
        <translation>Den Plan noch einmal ansehen und den neuen bestätigen.</translation>
    </message>
    <message>
        <source>Rows kept earlier stay: %1</source>
        <translation>Was zuvor aufbewahrt wurde, bleibt: %1</translation>
    </message>
    <message>
        <source>Something is in the way; nothing was done.</source>
        <translation>Etwas steht im Weg; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Newest deleted</source>
        <translation>Neueste gelöschte</translation>
    </message>
    <message>
        <source>Each is built beside the old one: the server needs that much more room.</source>
        <translation>Jeder entsteht neben dem alten: Der Server braucht noch einmal so viel Platz.</translation>
    </message>
    <message>
        <source>“%1” is not a cron schedule.</source>
        <translation>„%1“ ist kein Zeitplan für cron.</translation>
    </message>
    <message>
        <source>Rows that pg_cron deletes are not kept and cannot be restored. A timer of systemd keeps them.</source>
        <translation>Zeilen, die pg_cron löscht, werden nicht aufbewahrt und lassen sich nicht zurückholen. Ein Timer von systemd bewahrt sie auf.</translation>
    </message>
    <message>
        <source>Set the storage parameters that the game wants?</source>
        <translation>Einstellen, was das Spiel für seine Tabellen will?</translation>
    </message>
    <message>
        <source>Read the list of tables again.</source>
        <translation>Die Liste der Tabellen ansehen.</translation>
    </message>
</context>
<context>
    <name>ManifestObject</name>
    <message>
        <source>the key is written twice</source>
        <translation>der Schlüssel kommt zweimal vor</translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation>eine Zahl ist zu groß</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Correct the file and load it again.</source>
        <translation>Die Datei berichtigen und erneut laden.</translation>
    </message>
    <message>
        <source>the key is missing</source>
        <translation>der Schlüssel fehlt</translation>
    </message>
    <message>
        <source>a string is expected</source>
        <translation>eine Zeichenkette wird erwartet</translation>
    </message>
    <message>
        <source>an integer is expected</source>
        <translation>eine ganze Zahl wird erwartet</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>true oder false wird erwartet</translation>
    </message>
    <message>
        <source>a list of strings is expected</source>
        <translation>eine Liste von Zeichenketten wird erwartet</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>ein Objekt wird erwartet</translation>
    </message>
    <message>
        <source>a list of objects is expected</source>
        <translation>eine Liste von Objekten wird erwartet</translation>
    </message>
    <message>
        <source>the key is not known</source>
        <translation>der Schlüssel ist unbekannt</translation>
    </message>
    <message>
        <source>the file is not a JSON object</source>
        <translation>die Datei ist kein JSON-Objekt</translation>
    </message>
</context>
<context>
    <name>Metrics</name>
    <message>
        <source>A metric has at and value, and may have series.</source>
        <translation>Eine Metrik hat at und value und kann series haben.</translation>
    </message>
    <message>
        <source>The kept metrics of this week are damaged.</source>
        <translation>Die aufbewahrten Metriken dieser Woche sind beschädigt.</translation>
    </message>
    <message>
        <source>This week&apos;s metrics were kept by a newer Weekglass.</source>
        <translation>Die Metriken dieser Woche wurden von einem neueren Weekglass aufbewahrt.</translation>
    </message>
    <message>
        <source>Use that Weekglass, or read the week again.</source>
        <translation>Dieses Weekglass verwenden oder die Woche erneut lesen.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 has no metric “%2”.</source>
        <translation>%1 hat keine Metrik „%2“.</translation>
    </message>
    <message>
        <source>first event or snapshot</source>
        <translation>erstes Ereignis oder erster Snapshot</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>selbst gesetzt</translation>
    </message>
    <message>
        <source>The week has two times of its reset.</source>
        <translation>Die Woche hat zwei Zeitpunkte ihres Resets.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>Distance of the first week from the median of the others, divided by 1.4826 × their median absolute deviation (if that is 0: by 1.2533 × the mean one). n is the number of the others; below %1 it is too few to say.</source>
        <translation>Abstand der ersten Woche vom Median der anderen, geteilt durch 1,4826 × deren mittlere absolute Abweichung vom Median (MAD; ist sie 0: durch 1,2533 × das arithmetische Mittel der Abweichungen). n ist die Zahl der anderen; unter %1 sind es zu wenige.</translation>
    </message>
    <message>
        <source>the %1 greatest by rank</source>
        <translation>die %1 größten nach Rang</translation>
    </message>
    <message>
        <source>newest reading of the series</source>
        <translation>neueste Ablesung der Reihen</translation>
    </message>
    <message>
        <source>sum of the series</source>
        <translation>Summe der Reihen</translation>
    </message>
    <message>
        <source>mean of the series</source>
        <translation>Mittel der Reihen</translation>
    </message>
    <message>
        <source>median of the series</source>
        <translation>Median der Reihen</translation>
    </message>
    <message>
        <source>greatest of the series</source>
        <translation>größte der Reihen</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter Wert</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>rate per hour</source>
        <translation>Rate je Stunde</translation>
    </message>
    <message>
        <source>Series of the same name.</source>
        <translation>Reihen desselben Namens.</translation>
    </message>
    <message>
        <source>Series of the same %1.</source>
        <translation>Reihen mit demselben %1.</translation>
    </message>
    <message>
        <source>All series together.</source>
        <translation>Alle Reihen zusammen.</translation>
    </message>
    <message>
        <source>Of several: %1.</source>
        <translation>Von mehreren: %1.</translation>
    </message>
    <message>
        <source>The value is the last reading.</source>
        <translation>Der Wert ist die letzte Ablesung.</translation>
    </message>
    <message>
        <source>The value is the sum of all readings so far.</source>
        <translation>Der Wert ist die Summe aller bisherigen Ablesungen.</translation>
    </message>
    <message>
        <source>The value is the mean of all readings so far.</source>
        <translation>Der Wert ist das Mittel aller bisherigen Ablesungen.</translation>
    </message>
    <message>
        <source>The value is the growth per hour so far.</source>
        <translation>Der Wert ist das bisherige Wachstum je Stunde.</translation>
    </message>
    <message>
        <source>The kept readings of %1 cannot be compared.</source>
        <translation>Die aufgehobenen Ablesungen von %1 lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>Its series were others when they were kept. Read the week again, if it is still there.</source>
        <translation>Ihre Reihen waren andere, als sie aufgehoben wurden. Die Woche neu lesen, falls es sie noch gibt.</translation>
    </message>
    <message>
        <source>%1 per hour</source>
        <translation>%1 je Stunde</translation>
    </message>
    <message>
        <source>A query of cohorts has subject and at.</source>
        <translation>Eine Abfrage von Kohorten hat subject und at.</translation>
    </message>
    <message>
        <source>A week begins when its game says so, else with its first event or snapshot.</source>
        <translation>Eine Woche beginnt, wann ihr Spiel es sagt, sonst mit ihrem ersten Ereignis oder Snapshot.</translation>
    </message>
    <message>
        <source>Nothing was recorded since the week began.</source>
        <translation>Seit dem Beginn der Woche wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Read the week again if it is still there, else delete its kept metrics.</source>
        <translation>Die Woche erneut lesen, falls es sie noch gibt, sonst ihre aufbewahrten Metriken löschen.</translation>
    </message>
    <message>
        <source>The start of the week is unknown, so its days cannot be counted.</source>
        <translation>Es ist nicht bekannt, wann die Woche begann, daher lassen sich ihre Tage nicht zählen.</translation>
    </message>
    <message>
        <source>the game</source>
        <translation>vom Spiel angegeben</translation>
    </message>
</context>
<context>
    <name>MigrateTabs</name>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Weeks to migrate</source>
        <translation>Zu migrierende Wochen</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Will run</source>
        <translation>Wird ausgeführt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>SQL that will run</source>
        <translation>SQL, das laufen wird</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report of the migrations</source>
        <translation>Bericht der Migrationen</translation>
    </message>
    <message>
        <source>Nothing was tried or run yet.</source>
        <translation>Noch wurde nichts ausprobiert oder ausgeführt.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>MigrateWeeks</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>migrated</source>
        <translation>migriert</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>not known: look again</source>
        <translation>unbekannt: noch einmal ansehen</translation>
    </message>
</context>
<context>
    <name>MigrationLint</name>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>destructive</source>
        <translation>zerstörend</translation>
    </message>
    <message>
        <source>locking</source>
        <translation>sperrend</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>MigrationPlan</name>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>outdated</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>below baseline</source>
        <translation>unterhalb der Baseline</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>außer der Reihe</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>Migrations</name>
    <message>
        <source>Files of the game changed after they were read; Alembic was not started.</source>
        <translation>Dateien des Spiels haben sich nach dem Lesen geändert; Alembic wurde nicht gestartet.</translation>
    </message>
    <message>
        <source>Try again. They are read again, and need to be trusted again.</source>
        <translation>Erneut versuchen. Sie werden neu gelesen, und ihnen muss neu vertraut werden.</translation>
    </message>
    <message>
        <source>Name the alembic.ini below the game&apos;s folder as “alembic” in its manifest.</source>
        <translation>Die alembic.ini unterhalb des Ordners des Spiels in dessen Manifest als „alembic“ angeben.</translation>
    </message>
    <message>
        <source>The game does not say where its Alembic is.</source>
        <translation>Das Spiel gibt nicht an, wo sein Alembic ist.</translation>
    </message>
    <message>
        <source>There is no such file in the game&apos;s folder.</source>
        <translation>Im Ordner des Spiels gibt es keine solche Datei.</translation>
    </message>
    <message>
        <source>There is no place for a temporary folder.</source>
        <translation>Für einen temporären Ordner ist kein Platz.</translation>
    </message>
    <message>
        <source>Free some space there, or set TMPDIR to a folder that you may write.</source>
        <translation>Schaffen Sie dort Platz, oder setzen Sie TMPDIR auf einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Alembic is not installed on this computer.</source>
        <translation>Alembic ist auf diesem Rechner nicht installiert.</translation>
    </message>
    <message>
        <source>Install it (on Debian: sudo apt-get install alembic python3-psycopg2).</source>
        <translation>Es installieren (unter Debian: sudo apt-get install alembic python3-psycopg2).</translation>
    </message>
    <message>
        <source>Alembic says that it is done, but %1 is at %2 and not at %3.</source>
        <translation>Alembic meldet, dass es fertig ist, aber %1 steht bei %2 und nicht bei %3.</translation>
    </message>
    <message>
        <source>no revision</source>
        <translation>keine Revision</translation>
    </message>
    <message>
        <source>Its env.py must connect to DATABASE_URL or by the PG* variables; look whether it has changed another database.</source>
        <translation>Seine env.py muss sich mit DATABASE_URL oder über die PG*-Variablen verbinden; nachsehen, ob es eine andere Datenbank geändert hat.</translation>
    </message>
    <message>
        <source>The table is not there, or has no primary key of one column.</source>
        <translation>Die Tabelle ist nicht vorhanden oder hat keinen Primärschlüssel aus einer Spalte.</translation>
    </message>
    <message>
        <source>The table has no such column: %1.</source>
        <translation>Die Tabelle hat keine solche Spalte: %1.</translation>
    </message>
    <message>
        <source>Name a column by which it can be walked: not null, and the first one of an index.</source>
        <translation>Eine Spalte angeben, nach der sie sich durchlaufen lässt: NOT NULL und die erste eines Index.</translation>
    </message>
    <message>
        <source>The table cannot be walked by %1: it may be null, or no index begins with it.</source>
        <translation>Die Tabelle lässt sich nicht nach %1 durchlaufen: Die Spalte kann NULL sein, oder kein Index beginnt mit ihr.</translation>
    </message>
    <message>
        <source>Somebody removed the note of how far the backfill came.</source>
        <translation>Jemand hat den Vermerk entfernt, wie weit das Nachfüllen kam.</translation>
    </message>
    <message>
        <source>The update, or a trigger of the table, changes %1, the column by which the table is walked: rows would be met again and changed twice.</source>
        <translation>Die Änderung, oder ein Trigger der Tabelle, ändert %1, also die Spalte, nach der die Tabelle durchgegangen wird: Zeilen kämen noch einmal vor und würden zweimal geändert.</translation>
    </message>
    <message>
        <source>Choose another key, one that stays as it is. This batch was taken back; those before it stay.</source>
        <translation>Einen anderen Schlüssel wählen, der bleibt, wie er ist. Dieser Stapel wurde zurückgenommen; die davor bleiben.</translation>
    </message>
    <message>
        <source>The history begins with version %1: migrations up to it count as applied and never run here.</source>
        <translation>Die Historie beginnt mit Version %1: Migrationen bis zu ihr gelten als angewendet und laufen hier nie.</translation>
    </message>
    <message>
        <source>The row says that %1 failed, since nobody saw its end. All that it does is done, so the row says that it succeeded.</source>
        <translation>Die Zeile sagt, dass %1 gescheitert ist, da niemand das Ende gesehen hat. Alles, was sie tut, ist getan; daher sagt die Zeile nun, dass sie gelungen ist.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The index %1 was left invalid by %2. It is dropped; no query uses it.</source>
        <translation>Der Index %1 wurde von %2 ungültig hinterlassen. Er wird gelöscht; keine Abfrage verwendet ihn.</translation>
    </message>
    <message>
        <source>There is no history of migrations that could be repaired.</source>
        <translation>Es gibt keine Historie der Migrationen, die sich reparieren ließe.</translation>
    </message>
    <message>
        <source>A database that was made without one gets it by a baseline.</source>
        <translation>Eine Datenbank, die ohne eine angelegt wurde, bekommt sie durch eine Baseline.</translation>
    </message>
    <message>
        <source>The history is no longer as it was when this was confirmed.</source>
        <translation>Die Historie ist nicht mehr so, wie sie bei der Bestätigung war.</translation>
    </message>
    <message>
        <source>The description is longer than the 200 characters of the history&apos;s column.</source>
        <translation>Die Beschreibung ist länger als die 200 Zeichen der Spalte in der Historie.</translation>
    </message>
    <message>
        <source>Alembic manages the schema of this database.</source>
        <translation>Alembic verwaltet das Schema dieser Datenbank.</translation>
    </message>
    <message>
        <source>The database has a history of migrations already.</source>
        <translation>Die Datenbank hat schon eine Historie der Migrationen.</translation>
    </message>
    <message>
        <source>A baseline is only for one that has none; if the history is wrong, repair it.</source>
        <translation>Eine Baseline ist nur für eine ohne Historie; ist die Historie falsch, sie reparieren.</translation>
    </message>
    <message>
        <source>The pending migrations have changed since they were shown: now they are %1.</source>
        <translation>Die ausstehenden Migrationen haben sich geändert, seit sie gezeigt wurden: Jetzt sind es %1.</translation>
    </message>
    <message>
        <source>Somebody else may have migrated it. Look again, and confirm that.</source>
        <translation>Vielleicht hat sie jemand anders migriert. Noch einmal ansehen und das bestätigen.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n week(s) were not begun.</source>
        <translation>
            <numerusform>Angehalten: %n Woche wurde nicht begonnen.</numerusform>
            <numerusform>Angehalten: %n Wochen wurden nicht begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not a table, but a view or a similar object. Reading it would run its code, so it was not read.</source>
        <translation>%1 ist keine Tabelle, sondern eine Sicht oder ein ähnliches Objekt. Beim Lesen liefe dessen Code, darum wurde es nicht gelesen.</translation>
    </message>
    <message>
        <source>Find out who made it. Drop or rename it; the history of migrations is always a table.</source>
        <translation>Herausfinden, wer sie angelegt hat. Sie löschen oder umbenennen; die Historie der Migrationen ist immer eine Tabelle.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>A file that runs outside of a transaction has exactly one statement; this one has %1.</source>
        <translation>Eine Datei, die außerhalb einer Transaktion läuft, hat genau eine Anweisung; diese hat %1.</translation>
    </message>
    <message>
        <source>Its name has no schema, so that its rows cannot be counted.</source>
        <translation>Ihr Name nennt kein Schema, daher lassen sich ihre Zeilen nicht zählen.</translation>
    </message>
    <message>
        <source>It concerns the whole server, and cannot be taken back with the file.</source>
        <translation>Das betrifft den ganzen Server und lässt sich nicht mit der Datei zurücknehmen.</translation>
    </message>
    <message>
        <source>Do it by hand, outside of the migrations.</source>
        <translation>Von Hand erledigen, außerhalb der Migrationen.</translation>
    </message>
    <message>
        <source>Make it a file of its own whose first line is “-- weekglass: no-transaction”.</source>
        <translation>Daraus eine eigene Datei machen, deren erste Zeile „-- weekglass: no-transaction“ ist.</translation>
    </message>
    <message>
        <source>Take the first line out, or move the statement to another file.</source>
        <translation>Die erste Zeile entfernen oder die Anweisung in eine andere Datei verschieben.</translation>
    </message>
    <message>
        <source>It locks %1 until the whole file is done.</source>
        <translation>Das sperrt %1, bis die ganze Datei fertig ist.</translation>
    </message>
    <message>
        <source>Nobody reads the view while it is made.</source>
        <translation>Niemand kann die Sicht lesen, während sie entsteht.</translation>
    </message>
    <message>
        <source>REFRESH ... CONCURRENTLY lets them, if the view has a unique index.</source>
        <translation>REFRESH ... CONCURRENTLY lässt es zu, wenn die Sicht einen eindeutigen Index hat.</translation>
    </message>
    <message>
        <source>The code inside is not checked, and the rows that it deletes cannot be counted.</source>
        <translation>Der Code darin wird nicht geprüft, und die Zeilen, die er löscht, lassen sich nicht zählen.</translation>
    </message>
    <message>
        <source>The setting stays after the file, for those that follow.</source>
        <translation>Die Einstellung bleibt nach der Datei bestehen, für die folgenden.</translation>
    </message>
    <message>
        <source>SET LOCAL ends with the file.</source>
        <translation>SET LOCAL endet mit der Datei.</translation>
    </message>
    <message>
        <source>Write the schema: public.name.</source>
        <translation>Das Schema dazuschreiben: public.name.</translation>
    </message>
    <message>
        <source>Nobody can write to %1 while the index is made.</source>
        <translation>Niemand kann in %1 schreiben, während der Index angelegt wird.</translation>
    </message>
    <message>
        <source>CREATE INDEX CONCURRENTLY, in a file of its own, lets them.</source>
        <translation>CREATE INDEX CONCURRENTLY, in einer eigenen Datei, lässt es zu.</translation>
    </message>
    <message>
        <source>Everybody who uses the index&apos;s table waits.</source>
        <translation>Alle, die die Tabelle des Index benutzen, warten.</translation>
    </message>
    <message>
        <source>Dependent objects are dropped too, and cannot be counted.</source>
        <translation>Abhängige Objekte werden auch gelöscht und lassen sich nicht zählen.</translation>
    </message>
    <message>
        <source>It drops %1 with all rows.</source>
        <translation>Das löscht %1 mit allen Zeilen.</translation>
    </message>
    <message>
        <source>It drops the schema %1, which has to be empty.</source>
        <translation>Es löscht das Schema %1, das leer sein muss.</translation>
    </message>
    <message>
        <source>The objects that it drops cannot be counted.</source>
        <translation>Die Objekte, die damit gelöscht werden, lassen sich nicht zählen.</translation>
    </message>
    <message>
        <source>It drops something.</source>
        <translation>Das löscht etwas.</translation>
    </message>
    <message>
        <source>It removes all rows of %1.</source>
        <translation>Das entfernt alle Zeilen von %1.</translation>
    </message>
    <message>
        <source>It removes those rows of %1 that fulfil its condition.</source>
        <translation>Das entfernt die Zeilen von %1, die die Bedingung erfüllen.</translation>
    </message>
    <message>
        <source>It has no condition, and removes all rows of %1.</source>
        <translation>Das hat keine Bedingung und entfernt alle Zeilen von %1.</translation>
    </message>
    <message>
        <source>It has no condition, and locks every row of %1 until the whole file is done.</source>
        <translation>Das hat keine Bedingung und sperrt jede Zeile von %1, bis die ganze Datei fertig ist.</translation>
    </message>
    <message>
        <source>“weekglassctl backfill” does it in many small transactions.</source>
        <translation>„weekglassctl backfill“ tut es in vielen kleinen Transaktionen.</translation>
    </message>
    <message>
        <source>It drops a column of %1 with its values.</source>
        <translation>Das löscht eine Spalte von %1 mit ihren Werten.</translation>
    </message>
    <message>
        <source>It reads all rows of %1 while nobody can write to it or to the other table.</source>
        <translation>Das liest alle Zeilen von %1, während niemand dort oder in die andere Tabelle schreiben kann.</translation>
    </message>
    <message>
        <source>Add it with NOT VALID, and VALIDATE CONSTRAINT in a later file.</source>
        <translation>Mit NOT VALID hinzufügen, und VALIDATE CONSTRAINT in einer späteren Datei.</translation>
    </message>
    <message>
        <source>It reads all rows of %1, and nobody can use it meanwhile.</source>
        <translation>Das liest alle Zeilen von %1, und niemand kann es derweil benutzen.</translation>
    </message>
    <message>
        <source>Nobody can use %1 while its index is made.</source>
        <translation>Niemand kann %1 benutzen, während der Index dafür angelegt wird.</translation>
    </message>
    <message>
        <source>Make the index with CREATE INDEX CONCURRENTLY first, and add the constraint USING INDEX.</source>
        <translation>Zuerst den Index mit CREATE INDEX CONCURRENTLY anlegen, dann den Constraint mit USING INDEX hinzufügen.</translation>
    </message>
    <message>
        <source>Add the column without a value, and fill it with “weekglassctl backfill”.</source>
        <translation>Die Spalte ohne Wert hinzufügen und sie mit „weekglassctl backfill“ füllen.</translation>
    </message>
    <message>
        <source>Add a column, fill it in small steps, and drop the old one later.</source>
        <translation>Eine Spalte hinzufügen, sie in kleinen Schritten füllen und die alte später löschen.</translation>
    </message>
    <message>
        <source>Without a validated CHECK (… IS NOT NULL) it reads all rows of %1, and nobody can use it meanwhile.</source>
        <translation>Ohne einen validierten CHECK (… IS NOT NULL) liest das alle Zeilen von %1, und niemand kann es derweil benutzen.</translation>
    </message>
    <message>
        <source>“weekglassctl not-null” does it without keeping others waiting.</source>
        <translation>„weekglassctl not-null“ tut es, ohne andere warten zu lassen.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>The history records that this migration failed.</source>
        <translation>Laut Historie ist diese Migration gescheitert.</translation>
    </message>
    <message>
        <source>Flyway would refuse it too.</source>
        <translation>Flyway würde sie ebenfalls ablehnen.</translation>
    </message>
    <message>
        <source>The file was changed after it was applied: its checksum is %1, the history has %2.</source>
        <translation>Die Datei wurde nach dem Anwenden geändert: Ihre Prüfsumme ist %1, in der Historie steht %2.</translation>
    </message>
    <message>
        <source>Put the file back as it was, and write the change as a new migration.</source>
        <translation>Die Datei in den alten Stand zurückversetzen und die Änderung als neue Migration schreiben.</translation>
    </message>
    <message>
        <source>The file was renamed after it was applied: its description is “%1”, the history has “%2”.</source>
        <translation>Die Datei wurde nach dem Anwenden umbenannt: Ihre Beschreibung ist „%1“, die Historie hat „%2“.</translation>
    </message>
    <message>
        <source>Give it its old name back, or put the history in order (repair).</source>
        <translation>Ihr den alten Namen zurückgeben oder die Historie in Ordnung bringen (reparieren).</translation>
    </message>
    <message>
        <source>Put the file back; if the week was made with a newer version of the game, use that one.</source>
        <translation>Die Datei zurücklegen; wurde die Woche mit einer neueren Version des Spiels angelegt, diese verwenden.</translation>
    </message>
    <message>
        <source>The migration is new, but version %1 is applied already: it would run out of order.</source>
        <translation>Die Migration ist neu, aber Version %1 ist schon angewendet: Sie liefe außer der Reihe.</translation>
    </message>
    <message>
        <source>Give it a version after the newest one.</source>
        <translation>Ihr eine Version nach der neuesten geben.</translation>
    </message>
    <message>
        <source>Version %1 (%2) was applied, but the game has no such file.</source>
        <translation>Version %1 (%2) wurde angewendet, aber das Spiel hat keine solche Datei.</translation>
    </message>
    <message>
        <source>The repeatable migration “%1” was applied, but the game has no such file.</source>
        <translation>Die wiederholbare Migration „%1“ wurde angewendet, aber das Spiel hat keine solche Datei.</translation>
    </message>
    <message>
        <source>Alembic manages the schema of this database (revision %1).</source>
        <translation>Alembic verwaltet das Schema dieser Datenbank (Revision %1).</translation>
    </message>
    <message>
        <source>Migrate it with Alembic.</source>
        <translation>Sie mit Alembic migrieren.</translation>
    </message>
    <message>
        <source>The database has tables, but no history of migrations.</source>
        <translation>Die Datenbank hat Tabellen, aber keine Historie der Migrationen.</translation>
    </message>
    <message>
        <source>If they are this game&apos;s, write the history with a baseline; if not, this is not a week of this game.</source>
        <translation>Gehören sie zu diesem Spiel, die Historie mit einer Baseline schreiben; wenn nicht, ist das keine Woche dieses Spiels.</translation>
    </message>
    <message>
        <source>Somebody else is migrating this week.</source>
        <translation>Jemand anderes migriert diese Woche gerade.</translation>
    </message>
    <message>
        <source>Wait until they are done and try again; nothing was changed.</source>
        <translation>Warten, bis das beendet ist, und erneut versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file made something in pg_catalog, where no dump and no archive finds it: %1.</source>
        <translation>Die Datei hat etwas in pg_catalog angelegt, wo kein Dump und kein Archiv es findet: %1.</translation>
    </message>
    <message>
        <source>Write its name with its schema (e.g. public.name). The file was taken back.</source>
        <translation>Den Namen mit seinem Schema schreiben (z. B. public.name). Die Datei wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The history says that the migration failed. Repair the week, which drops the index, and migrate again.</source>
        <translation>Laut Historie ist die Migration gescheitert. Die Woche reparieren, was den Index löscht, und noch einmal migrieren.</translation>
    </message>
    <message>
        <source>The history says that the migration failed. Correct what was wrong, repair the week, and migrate again.</source>
        <translation>Laut Historie ist die Migration fehlgeschlagen. Den Fehler berichtigen, die Woche reparieren und erneut migrieren.</translation>
    </message>
    <message>
        <source>There is no such column.</source>
        <translation>Es gibt keine solche Spalte.</translation>
    </message>
    <message>
        <source>Name the table with its schema.</source>
        <translation>Die Tabelle mit ihrem Schema angeben.</translation>
    </message>
    <message>
        <source>%1 rows have no value in this column.</source>
        <translation>%1 Zeilen haben keinen Wert in dieser Spalte.</translation>
    </message>
    <message>
        <source>Fill them first; “weekglassctl backfill” does it in small steps.</source>
        <translation>Sie zuerst füllen; „weekglassctl backfill“ tut es in kleinen Schritten.</translation>
    </message>
    <message>
        <source>Adding a check that holds for new rows…</source>
        <translation>Eine Prüfung, die für neue Zeilen gilt, wird hinzugefügt…</translation>
    </message>
    <message>
        <source>Reading all rows; nobody waits…</source>
        <translation>Alle Zeilen werden gelesen; niemand wartet…</translation>
    </message>
    <message>
        <source>Making the column NOT NULL…</source>
        <translation>Die Spalte wird NOT NULL…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>The week never had this version.</source>
        <translation>Die Woche hatte diese Version nie.</translation>
    </message>
    <message>
        <source>Name one that it has, or 0 for none.</source>
        <translation>Eine angeben, die sie hat, oder 0 für keine.</translation>
    </message>
    <message>
        <source>There is nothing to take back: the week has this version.</source>
        <translation>Es gibt nichts zurückzunehmen: Die Woche hat diese Version.</translation>
    </message>
    <message>
        <source>An undo runs in one transaction, so that it happens whole or not at all.</source>
        <translation>Ein Rückgängigmachen läuft in einer einzigen Transaktion, damit es ganz oder gar nicht geschieht.</translation>
    </message>
    <message>
        <source>Use the statement that needs no marker.</source>
        <translation>Die Anweisung verwenden, die keine Kennzeichnung braucht.</translation>
    </message>
    <message>
        <source>The game has no file that takes this version back.</source>
        <translation>Das Spiel hat keine Datei, die diese Version zurücknimmt.</translation>
    </message>
    <message>
        <source>The plan of the undo has changed since it was confirmed.</source>
        <translation>Der Plan des Rückgängigmachens hat sich seit der Bestätigung geändert.</translation>
    </message>
    <message>
        <source>It cannot run inside a transaction.</source>
        <translation>Es kann nicht innerhalb einer Transaktion laufen.</translation>
    </message>
    <message>
        <source>The week has a history of Flyway&apos;s; two managers would contradict each other.</source>
        <translation>Die Woche hat eine Historie von Flyway; zwei Verwalter würden einander widersprechen.</translation>
    </message>
    <message>
        <source>Migrate it as the other weeks of the game.</source>
        <translation>Sie wie die anderen Wochen des Spiels migrieren.</translation>
    </message>
    <message>
        <source>Revision %1 is before %2, which the week has.</source>
        <translation>Revision %1 liegt vor %2, und die hat die Woche.</translation>
    </message>
    <message>
        <source>Revision %1 is not before %2, which the week has.</source>
        <translation>Revision %1 liegt nicht vor %2, und die hat die Woche.</translation>
    </message>
    <message>
        <source>Ask for a downgrade.</source>
        <translation>Ein Downgrade verlangen.</translation>
    </message>
    <message>
        <source>Ask for an upgrade, not for a downgrade.</source>
        <translation>Ein Upgrade verlangen, kein Downgrade.</translation>
    </message>
    <message>
        <source>The week is at revision %1, which the game&apos;s Alembic does not know.</source>
        <translation>Die Woche steht bei Revision %1, die das Alembic des Spiels nicht kennt.</translation>
    </message>
    <message>
        <source>Use the version of the game that the week was migrated with.</source>
        <translation>Die Version des Spiels verwenden, mit der die Woche migriert wurde.</translation>
    </message>
    <message>
        <source>Name one, or “base” for before all.</source>
        <translation>Eine nennen, oder „base“ für den Stand vor allen.</translation>
    </message>
    <message>
        <source>The game&apos;s Alembic has no such revision.</source>
        <translation>Das Alembic des Spiels hat keine solche Revision.</translation>
    </message>
    <message>
        <source>It has %1.</source>
        <translation>Es hat %1.</translation>
    </message>
    <message>
        <source>The game&apos;s files cannot be written for Alembic.</source>
        <translation>Die Dateien des Spiels lassen sich für Alembic nicht schreiben.</translation>
    </message>
    <message>
        <source>Free some space there.</source>
        <translation>Dort Platz schaffen.</translation>
    </message>
    <message>
        <source>The game has no such version.</source>
        <translation>Das Spiel hat keine solche Version.</translation>
    </message>
    <message>
        <source>The week has version %1, which is later than %2.</source>
        <translation>Die Woche hat Version %1, die neuer als %2 ist.</translation>
    </message>
    <message>
        <source>Take versions back with Undo, or “migrate --to” for this week alone.</source>
        <translation>Versionen mit der Rücknahme zurücknehmen, oder nur diese Woche mit „migrate --to“.</translation>
    </message>
    <message>
        <source>The game cannot take this version back: %1</source>
        <translation>Das Spiel kann diese Version nicht zurücknehmen: %1</translation>
    </message>
    <message>
        <source>Alembic would not do what was confirmed.</source>
        <translation>Alembic würde nicht tun, was bestätigt wurde.</translation>
    </message>
    <message>
        <source>The row says that %1 failed. It is deleted, so that the migration can run again. This does not undo the statements that ran before the failure.</source>
        <translation>Die Zeile besagt, dass %1 fehlgeschlagen ist. Sie wird gelöscht, damit die Migration erneut laufen kann. Die Anweisungen, die vor dem Fehlschlag liefen, werden dadurch nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 was changed after it was applied. The history takes the checksum %2 instead of %3: from now on the present file counts as applied. The week itself does not change.</source>
        <translation>%1 wurde nach dem Anwenden geändert. Die Historie übernimmt die Prüfsumme %2 statt %3: Von nun an gilt die jetzige Datei als angewendet. Die Woche selbst ändert sich nicht.</translation>
    </message>
    <message>
        <source>%1 was applied, but the game has no such file. A row of type DELETE marks it as removed. Its objects stay.</source>
        <translation>%1 wurde angewendet, aber das Spiel hat keine solche Datei. Eine Zeile vom Typ DELETE kennzeichnet sie als entfernt. Ihre Objekte bleiben.</translation>
    </message>
    <message>
        <source>It drops the schema %1 with all tables in it. Dependent objects elsewhere are dropped too, and cannot be counted.</source>
        <translation>Es löscht das Schema %1 mit allen Tabellen darin. Abhängige Objekte anderswo werden auch gelöscht und lassen sich nicht zählen.</translation>
    </message>
    <message>
        <source>Check which objects it left, and remove its row from flyway_schema_history (repair).</source>
        <translation>Prüfen, welche Objekte sie hinterlassen hat, und ihre Zeile aus flyway_schema_history entfernen (reparieren).</translation>
    </message>
    <message>
        <source>Migrate forward to the version you want.</source>
        <translation>Vorwärts zur gewünschten Version migrieren.</translation>
    </message>
    <message>
        <source>Write %1, or migrate forward to the version you want.</source>
        <translation>%1 schreiben oder vorwärts zur gewünschten Version migrieren.</translation>
    </message>
    <message>
        <source>A downgrade needs its target revision.</source>
        <translation>Ein Downgrade braucht die Revision, auf die es zurückgeht.</translation>
    </message>
    <message>
        <source>Make a new plan; nothing was changed.</source>
        <translation>Den Plan noch einmal ansehen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Stopped at %1; the next run continues from here.</source>
        <translation>Angehalten bei %1; dort geht es weiter.</translation>
    </message>
    <message>
        <source>The row says that %1 failed. It is deleted, so that the migration can run again. But a valid index %2 exists, and may not be the one of the file: drop or rename it first, or the migration fails again.</source>
        <translation>Die Zeile sagt, dass %1 gescheitert ist. Sie wird entfernt, damit die Migration noch einmal laufen kann. Es gibt aber schon einen gültigen Index %2, der nicht sicher der aus der Datei ist: zuerst löschen oder umbenennen, sonst scheitert die Migration wieder.</translation>
    </message>
    <message>
        <source>Migrate again to continue with them.</source>
        <translation>Noch einmal migrieren, um damit fortzufahren.</translation>
    </message>
    <message>
        <source>Make a file of each, so that the history shows how far it came.</source>
        <translation>Aus jeder eine eigene Datei machen, damit die Historie festhält, wie weit es kam.</translation>
    </message>
    <message>
        <source>The file is marked as running outside of a transaction, but this statement does not need it.</source>
        <translation>Die Datei ist als außerhalb einer Transaktion laufend gekennzeichnet, aber diese Anweisung braucht das nicht.</translation>
    </message>
    <message>
        <source>A part of the file may be rolled back without a trace in the history.</source>
        <translation>Ein Teil der Datei wird vielleicht zurückgenommen, und die Historie hält es nicht fest.</translation>
    </message>
    <message>
        <source>It rewrites everything, and others wait.</source>
        <translation>Das schreibt das Ganze neu, und andere warten.</translation>
    </message>
    <message>
        <source>Its name has no schema, so it would be made in pg_catalog, which no dump contains.</source>
        <translation>Der Name hat kein Schema, so dass es in pg_catalog angelegt würde, wo kein Dump es findet.</translation>
    </message>
    <message>
        <source>DROP INDEX CONCURRENTLY, in a file of its own, lets them continue.</source>
        <translation>DROP INDEX CONCURRENTLY, in einer eigenen Datei, lässt sie weiterarbeiten.</translation>
    </message>
    <message>
        <source>The rows of the tables that refer to it are removed too, and cannot be counted.</source>
        <translation>Die Zeilen der Tabellen, die darauf verweisen, fallen auch weg und lassen sich nicht zählen.</translation>
    </message>
    <message>
        <source>It rewrites all of %1, and nobody can use it meanwhile.</source>
        <translation>Das schreibt ganz %1 neu, und niemand kann es derweil benutzen.</translation>
    </message>
    <message>
        <source>Another type usually rewrites all of %1, and nobody can use it meanwhile.</source>
        <translation>Ein anderer Typ bedeutet meist, dass ganz %1 neu geschrieben wird, und niemand kann es derweil benutzen.</translation>
    </message>
    <message>
        <source>The index %1 is invalid: an earlier try left it, and the file did not make it again.</source>
        <translation>Der Index %1 ist da, aber ungültig: Ein früherer Versuch hat ihn hinterlassen, und die Datei hat ihn nicht neu angelegt.</translation>
    </message>
    <message>
        <source>It left the invalid index %1, which slows writes and serves no query.</source>
        <translation>Sie hinterließ den Index %1, der ungültig ist: Er kostet beim Schreiben und nützt niemandem.</translation>
    </message>
    <message>
        <source>Migrate again: the history lists what was applied, and nothing is applied twice.</source>
        <translation>Erneut migrieren: Die Historie hält fest, was angewendet wurde, und nichts wird zweimal angewendet.</translation>
    </message>
</context>
<context>
    <name>NewWeekName</name>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>&amp;Game:</source>
        <translation>S&amp;piel:</translation>
    </message>
    <message>
        <source>N&amp;ame:</source>
        <translation>N&amp;ame:</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>Fill it with &amp;made-up data</source>
        <translation>Mit &amp;erfundenen Daten füllen</translation>
    </message>
    <message>
        <source>&amp;Seed:</source>
        <translation>Sta&amp;rtwert:</translation>
    </message>
    <message>
        <source>The same seed gives the same data.</source>
        <translation>Derselbe Startwert ergibt dieselben Daten.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Erneut nachse&amp;hen</translation>
    </message>
    <message>
        <source>&amp;Distribute it over the Citus cluster</source>
        <translation>Über den Citus-Cluster &amp;verteilen</translation>
    </message>
</context>
<context>
    <name>NewWeekPlan</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Migrations that are run</source>
        <translation>Migrationen, die ausgeführt werden</translation>
    </message>
</context>
<context>
    <name>NewWeekRoles</name>
    <message>
        <source>Owner and roles</source>
        <translation>Eigentümer und Rollen</translation>
    </message>
    <message>
        <source>With the &amp;roles of the game</source>
        <translation>Mit den &amp;Rollen des Spiels</translation>
    </message>
    <message>
        <source>R&amp;eason:</source>
        <translation>Gru&amp;nd:</translation>
    </message>
    <message>
        <source>&amp;Operator:</source>
        <translation>Ausgeführt v&amp;on:</translation>
    </message>
    <message>
        <source>your name; else that of the database&apos;s user</source>
        <translation>der eigene Name; sonst der des Datenbankbenutzers</translation>
    </message>
    <message>
        <source>Reason (required)</source>
        <translation>Grund (erforderlich)</translation>
    </message>
</context>
<context>
    <name>NewWeekRun</name>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What happened at %1? An empty note is removed.</source>
        <translation>Was geschah um %1? Eine leere Notiz wird entfernt.</translation>
    </message>
</context>
<context>
    <name>Notebook</name>
    <message>
        <source>Change the cell, or make the notebook for a week of another game.</source>
        <translation>Ändern Sie die Zelle, oder erstellen Sie das Notizbuch für eine Woche eines anderen Spiels.</translation>
    </message>
    <message>
        <source>%1 has no metric “%2”.</source>
        <translation>%1 hat keine Metrik „%2“.</translation>
    </message>
    <message>
        <source>%1 has no report “%2”.</source>
        <translation>%1 hat keinen Bericht „%2“.</translation>
    </message>
    <message>
        <source>The notebook is of the game “%1”, the week is of “%2”.</source>
        <translation>Das Notizbuch gehört zum Spiel „%1“, die Woche zu „%2“.</translation>
    </message>
    <message>
        <source>Choose a week of that game.</source>
        <translation>Wählen Sie eine Woche dieses Spiels.</translation>
    </message>
    <message>
        <source>The notebook was not made.</source>
        <translation>Das Notizbuch wurde nicht erstellt.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text: %1</source>
        <translation>Text: %1</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>Table: %1</source>
        <translation>Tabelle: %1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Comparison: %1</source>
        <translation>Vergleich: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>“weekglassctl board export” shows what a notebook looks like.</source>
        <translation>„weekglassctl board export“ zeigt, wie ein Notizbuch aussieht.</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false.</source>
        <translation>„%1“ ist weder true noch false.</translation>
    </message>
    <message>
        <source>“%1” has more than %2 entries.</source>
        <translation>„%1“ hat mehr als %2 Einträge.</translation>
    </message>
    <message>
        <source>It names no metric.</source>
        <translation>Es wird keine Metrik genannt.</translation>
    </message>
    <message>
        <source>Its time ends before it begins.</source>
        <translation>Die Zeit endet, bevor sie beginnt.</translation>
    </message>
    <message>
        <source>It has to name either a report or a statement.</source>
        <translation>Es muss entweder ein Bericht oder eine Anweisung genannt sein.</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>Zelle %1</translation>
    </message>
    <message>
        <source>This version knows no cells of the kind “%1”.</source>
        <translation>Diese Version kennt keine Zellen der Art „%1“.</translation>
    </message>
    <message>
        <source>The notebook is larger than %1 MB.</source>
        <translation>Das Notizbuch ist größer als %1 MB.</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>The notebook has version %1, this program knows %2.</source>
        <translation>Das Notizbuch hat Version %1, dieses Programm kennt %2.</translation>
    </message>
    <message>
        <source>It has no list of cells.</source>
        <translation>Es hat keine Liste von Zellen.</translation>
    </message>
    <message>
        <source>It has more than %1 cells.</source>
        <translation>Es hat mehr als %1 Zellen.</translation>
    </message>
    <message>
        <source>Nothing is kept of this week.</source>
        <translation>Von dieser Woche ist nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>There is no such week, and nothing is kept of one.</source>
        <translation>Es gibt keine solche Woche, und von keiner ist etwas aufbewahrt.</translation>
    </message>
    <message>
        <source>The chart counts from the reset, and the time of this week&apos;s reset is unknown.</source>
        <translation>Die Zeit des Diagramms zählt ab dem Reset; wann der in dieser Woche war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>“%1” is not a text.</source>
        <translation>„%1“ ist kein Text.</translation>
    </message>
    <message>
        <source>“%1” is not a number from 1 to %2.</source>
        <translation>„%1“ ist keine Zahl von 1 bis %2.</translation>
    </message>
    <message>
        <source>“%1” is not an object of texts.</source>
        <translation>„%1“ ist kein Objekt aus Texten.</translation>
    </message>
    <message>
        <source>“%1” is not a list of texts.</source>
        <translation>„%1“ ist keine Liste von Texten.</translation>
    </message>
    <message>
        <source>“%1” is not a time since the reset.</source>
        <translation>„%1“ ist keine Zeit seit dem Reset.</translation>
    </message>
    <message>
        <source>This is not JSON: %1</source>
        <translation>Das ist kein JSON: %1</translation>
    </message>
    <message>
        <source>This is not a notebook of Weekglass.</source>
        <translation>Das ist kein Notizbuch von Weekglass.</translation>
    </message>
</context>
<context>
    <name>OpenDatabaseDialog</name>
    <message>
        <source>Open a database as…</source>
        <translation>Datenbank öffnen als…</translation>
    </message>
    <message>
        <source>Open a database that is no week as one of a game. Its pages, replay, rollback and metrics are those of a week. Steps that need a week&apos;s name, such as reset and drop, are not for it.</source>
        <translation>Eine Datenbank, die keine Woche ist, als eine eines Spiels öffnen. Seiten, Wiedergabe, Rollback und Metriken sind die einer Woche. Schritte, die den Namen einer Woche brauchen, etwa Reset und Löschen, gibt es für sie nicht.</translation>
    </message>
    <message>
        <source>Find a database</source>
        <translation>Eine Datenbank finden</translation>
    </message>
    <message>
        <source>Databases that are no weeks</source>
        <translation>Datenbanken, die keine Wochen sind</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>&amp;Game:</source>
        <translation>S&amp;piel:</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
</context>
<context>
    <name>OperationTabs</name>
    <message>
        <source>Tables and rows that change</source>
        <translation>Tabellen und Zeilen, die sich ändern</translation>
    </message>
    <message>
        <source>The game&apos;s row before and after</source>
        <translation>Die Zeile des Spiels vorher und nachher</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>Zeilen der Tabellen</translation>
    </message>
    <message>
        <source>All by name</source>
        <translation>Alle mit Namen</translation>
    </message>
    <message>
        <source>The game&apos;s row</source>
        <translation>Die Zeile des Spiels</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>SQL that will run</source>
        <translation>SQL, das laufen wird</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>Tables and columns that stay as they are, and why</source>
        <translation>Tabellen und Spalten, die bleiben, wie sie sind, und warum</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Keys of Redis that are written or removed</source>
        <translation>Schlüssel in Redis, die geschrieben oder entfernt werden</translation>
    </message>
    <message>
        <source>All rows that are deleted or restored, by name</source>
        <translation>Alle Zeilen, die gehen oder kommen, mit Namen</translation>
    </message>
</context>
<context>
    <name>OperationTask</name>
    <message>
        <source>The play log “%1” has no rollback in the game&apos;s definition.</source>
        <translation>Das Spielzug-Protokoll „%1“ hat in der Definition des Spiels kein Rollback.</translation>
    </message>
    <message>
        <source>Add a rollback section to its game.json.</source>
        <translation>In der game.json des Spiels einen Abschnitt rollback ergänzen.</translation>
    </message>
    <message>
        <source>These run along, as %1: %2.</source>
        <translation>Diese laufen mit, als %1: %2.</translation>
    </message>
    <message>
        <source>… %1 conflicts in all.</source>
        <translation>… insgesamt %1 Konflikte.</translation>
    </message>
    <message>
        <source>Switched off meanwhile, so that every row comes back as it was: %1.</source>
        <translation>Währenddessen ausgeschaltet, damit jede Zeile so zurückkommt, wie sie war: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) cannot be undone any more afterwards.</source>
        <translation>
            <numerusform>%n Vorgang lässt sich danach nicht mehr rückgängig machen.</numerusform>
            <numerusform>%n Vorgänge lassen sich danach nicht mehr rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, game %3</source>
        <translation>%1: %2, Spiel %3</translation>
    </message>
    <message>
        <source>Nothing in the ledger is that old.</source>
        <translation>Nichts im Journal ist so alt.</translation>
    </message>
    <message>
        <source>&amp;Roll back</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Roll back again</source>
        <translation>&amp;Erneut zurücksetzen</translation>
    </message>
    <message>
        <source>Purge the ledger of %1</source>
        <translation>Das Journal von %1 bereinigen</translation>
    </message>
    <message>
        <source>&amp;Purge</source>
        <translation>&amp;Bereinigen</translation>
    </message>
    <message>
        <source>%1 kept rows are deleted, about %2.</source>
        <translation>%1 aufbewahrte Zeilen werden gelöscht, etwa %2.</translation>
    </message>
    <message>
        <source>all %1 up to %2</source>
        <comment>what plays are called</comment>
        <translation>alle %1 bis %2</translation>
    </message>
    <message>
        <source>the %1 after %2, up to %3</source>
        <comment>what plays are called</comment>
        <translation>die %1 nach %2 bis %3</translation>
    </message>
    <message>
        <source>play %1</source>
        <translation>Spielzug %1</translation>
    </message>
    <message>
        <source>plays %1–%2</source>
        <translation>die Spielzüge %1–%2</translation>
    </message>
    <message>
        <source>The players lose %1</source>
        <translation>Die Spieler verlieren %1</translation>
    </message>
    <message>
        <source>The server has room for %1 only.</source>
        <translation>Der Server hat nur noch Platz für %1.</translation>
    </message>
    <message>
        <source>It can be undone. Undo data: %1.</source>
        <translation>Kann rückgängig gemacht werden. Rücknahmedaten: %1.</translation>
    </message>
    <message>
        <source>Not covered by undo: sequences, notifications, external effects.</source>
        <translation>Nicht rücknehmbar: Sequenzen, Benachrichtigungen, Wirkungen nach außen.</translation>
    </message>
    <message>
        <source>The players get back %1</source>
        <translation>Die Spieler bekommen zurück: %1</translation>
    </message>
    <message>
        <source>It can be rolled back again.</source>
        <translation>Kann erneut zurückgesetzt werden.</translation>
    </message>
    <message>
        <source>Roll back to before the first play</source>
        <translation>Vor den ersten Spielzug zurücksetzen</translation>
    </message>
    <message>
        <source>What the players lose</source>
        <translation>Was die Spieler verlieren</translation>
    </message>
    <message>
        <source>The game was rolled back.</source>
        <translation>Das Spiel wurde zurückgesetzt.</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Was zurückkommt</translation>
    </message>
    <message>
        <source>The rollback was undone.</source>
        <translation>Die Zurücksetzung wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The game was rolled back again.</source>
        <translation>Das Spiel wurde erneut zurückgesetzt.</translation>
    </message>
    <message>
        <source>Old undo data was purged.</source>
        <translation>Alte Rücknahmedaten wurden bereinigt.</translation>
    </message>
    <message>
        <source>Roll back %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Undo the rollback %1</source>
        <translation>Rollback %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Roll back %1 again</source>
        <translation>Erneut %1 zurücksetzen</translation>
    </message>
    <message>
        <source>%1 stays as it is. %2</source>
        <translation>%1 bleibt, wie es ist. %2</translation>
    </message>
    <message>
        <source>%1 rows come back into %2.</source>
        <translation>%1 Zeilen kommen nach %2 zurück.</translation>
    </message>
    <message>
        <source>%1 rows leave %2.</source>
        <translation>%1 Zeilen verlassen %2.</translation>
    </message>
    <message>
        <source>Rows are put back where they were</source>
        <translation>Zeilen werden dorthin zurückgeholt, wo sie waren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>time, what was done</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Put rows back</source>
        <translation>Zeilen zurückholen</translation>
    </message>
    <message>
        <source>The rows were put back.</source>
        <translation>Die Zeilen wurden zurückgeholt.</translation>
    </message>
    <message>
        <source>What is deleted</source>
        <translation>Was vergessen wird</translation>
    </message>
</context>
<context>
    <name>PageKinds</name>
    <message>
        <source>%1 · %2</source>
        <comment>kind of page, week or game</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>Browse the raw events of the selected week</source>
        <translation>Die rohen Ereignisse der ausgewählten Woche durchsehen</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>Step through the games of the selected week</source>
        <translation>Die Spiele der ausgewählten Woche schrittweise durchgehen</translation>
    </message>
    <message>
        <source>&amp;Snapshots</source>
        <translation>S&amp;napshots</translation>
    </message>
    <message>
        <source>Open and compare the snapshots of the selected week</source>
        <translation>Die Snapshots der ausgewählten Woche öffnen und vergleichen</translation>
    </message>
    <message>
        <source>&amp;Metrics</source>
        <translation>&amp;Metriken</translation>
    </message>
    <message>
        <source>Charts of the selected week over time</source>
        <translation>Diagramme der ausgewählten Woche im Lauf der Zeit</translation>
    </message>
    <message>
        <source>S&amp;QL</source>
        <translation>S&amp;QL</translation>
    </message>
    <message>
        <source>Run queries that read, on one week or on several</source>
        <translation>Lesende Abfragen ausführen, auf einer Woche oder auf mehreren</translation>
    </message>
    <message>
        <source>&amp;Compare weeks</source>
        <translation>Wochen ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Re&amp;ports</source>
        <translation>Be&amp;richte</translation>
    </message>
    <message>
        <source>Show the reports of the selected week as tables and maps</source>
        <translation>Die Berichte der ausgewählten Woche als Tabellen und Karten zeigen</translation>
    </message>
    <message>
        <source>&amp;Board</source>
        <translation>&amp;Tafel</translation>
    </message>
    <message>
        <source>&amp;Migrations</source>
        <translation>&amp;Migrationen</translation>
    </message>
    <message>
        <source>Show a game&apos;s migrations in each of its weeks, and run them</source>
        <translation>Die Migrationen eines Spiels in jeder seiner Wochen zeigen und ausführen</translation>
    </message>
    <message>
        <source>&amp;Ingest</source>
        <translation>Abru&amp;f</translation>
    </message>
    <message>
        <source>Fetch the selected week&apos;s events from its game&apos;s API</source>
        <translation>Die Ereignisse der ausgewählten Woche von der API ihres Spiels abrufen</translation>
    </message>
    <message>
        <source>List the operations on this server&apos;s weeks, with user and time</source>
        <translation>Die Vorgänge an den Wochen dieses Servers auflisten, mit Benutzer und Zeit</translation>
    </message>
    <message>
        <source>Compare the metrics of the selected weeks, or of the game&apos;s last ones</source>
        <translation>Die Metriken der ausgewählten oder der letzten Wochen des Spiels vergleichen</translation>
    </message>
    <message>
        <source>Show all weeks by stage, and the steps that are due</source>
        <translation>Alle Wochen nach Stufe zeigen, mit den fälligen Schritten</translation>
    </message>
    <message>
        <source>%1 has no events</source>
        <translation>%1 hat keine Ereignisse</translation>
    </message>
    <message>
        <source>%1 has no plays</source>
        <translation>%1 hat keine Spielzüge</translation>
    </message>
    <message>
        <source>%1 has no snapshots</source>
        <translation>%1 hat keine Snapshots</translation>
    </message>
    <message>
        <source>%1 has no metrics</source>
        <translation>%1 hat keine Metriken</translation>
    </message>
    <message>
        <source>%1 has no reports</source>
        <translation>%1 hat keine Berichte</translation>
    </message>
    <message>
        <source>%1 has no API to fetch from</source>
        <translation>%1 hat keine API zum Abrufen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Server &amp;log</source>
        <translation>Server&amp;protokoll</translation>
    </message>
    <message>
        <source>Searc&amp;h all weeks</source>
        <translation>Alle Wochen durchsuc&amp;hen</translation>
    </message>
    <message>
        <source>Look for a text in the payloads of all weeks of a game</source>
        <translation>Einen Text in den Nutzdaten aller Wochen eines Spiels suchen</translation>
    </message>
    <message>
        <source>C&amp;ohorts</source>
        <translation>K&amp;ohorten</translation>
    </message>
    <message>
        <source>Show who came to the selected week first on each day, and who came back</source>
        <translation>Zeigen, wer an welchem Tag zuerst in die gewählte Woche kam und wer wiederkam</translation>
    </message>
    <message>
        <source>%1 does not say who came back</source>
        <translation>%1 sagt nicht, wer wiederkam</translation>
    </message>
    <message>
        <source>&amp;Notebook</source>
        <translation>&amp;Notizbuch</translation>
    </message>
    <message>
        <source>Write findings with charts, tables and comparisons, and export them as one HTML file</source>
        <translation>Befunde mit Diagrammen, Tabellen und Vergleichen aufschreiben und als eine HTML-Datei exportieren</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>Ta&amp;bellen</translation>
    </message>
    <message>
        <source>Look into every table and view of the selected week, and at a picture of them all</source>
        <translation>Jede Tabelle und Sicht der gewählten Woche ansehen, dazu ein Bild von allen</translation>
    </message>
    <message>
        <source>Main&amp;tenance</source>
        <translation>W&amp;artung</translation>
    </message>
    <message>
        <source>&amp;Health</source>
        <translation>Ge&amp;sundheit</translation>
    </message>
    <message>
        <source>Show how the server and a week are: figures with limits, sources and the next step</source>
        <translation>Zeigen, wie es um den Server und eine Woche steht: Kennzahlen mit Grenzen, Quellen und dem nächsten Schritt</translation>
    </message>
    <message>
        <source>List the operations of the selected week with receipts, and undo rollbacks</source>
        <translation>Alles, was mit der gewählten Woche geschah, mit Belegen; Zurücksetzungen rückgängig machen</translation>
    </message>
    <message>
        <source>Show the tasks that are due in the selected week: old rows, indexes, dead rows, settings</source>
        <translation>Zeigen, was in der gewählten Woche fällig ist: alte Zeilen, Indizes, tote Zeilen, Einstellungen</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Missing in this database: %1</source>
        <translation>Fehlt in dieser Datenbank: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Parquet</name>
    <message>
        <source>“%1” of the column %2 has no place in a Parquet file.</source>
        <translation>„%1“ in der Spalte %2 hat in einer Parquet-Datei keinen Platz.</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Cast the column to text in the statement, or leave out such rows.</source>
        <translation>Wandeln Sie die Spalte in der Anweisung in Text um, oder lassen Sie solche Zeilen weg.</translation>
    </message>
</context>
<context>
    <name>Partitions</name>
    <message>
        <source>There is no server on which the dump could be verified.</source>
        <translation>Es gibt keinen Server, auf dem sich der Dump prüfen ließe.</translation>
    </message>
    <message>
        <source>Start the private server, or verify on the week&apos;s own.</source>
        <translation>Den privaten Server starten oder auf dem eigenen der Woche prüfen.</translation>
    </message>
    <message>
        <source>Dumping %1</source>
        <translation>Der Dump von %1 wird geschrieben</translation>
    </message>
    <message>
        <source>Restoring it into a scratch database</source>
        <translation>Wird in eine Hilfsdatenbank wiederhergestellt</translation>
    </message>
    <message>
        <source>The restored dump differs from the partition; nothing is dropped.</source>
        <translation>Der wiederhergestellte Dump weicht von der Partition ab; nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>%1 rows, not %2.</source>
        <translation>%1 Zeilen, nicht %2.</translation>
    </message>
    <message>
        <source>%1 is not there; migrate the week first.</source>
        <translation>%1 ist nicht vorhanden; zuerst die Woche migrieren.</translation>
    </message>
    <message>
        <source>%1 is not partitioned by ranges of one column with times.</source>
        <translation>%1 ist nicht nach Bereichen einer Spalte mit Zeiten partitioniert.</translation>
    </message>
    <message>
        <source>%1 belongs to %2, and your role is not a member of that one.</source>
        <translation>%1 gehört %2, und die eigene Rolle ist kein Mitglied davon.</translation>
    </message>
    <message>
        <source>The week is frozen; thaw it first.</source>
        <translation>Die Woche ist eingefroren; sie zuerst auftauen.</translation>
    </message>
    <message>
        <source>%1 names no table with partitions.</source>
        <translation>%1 nennt keine Tabelle mit Partitionen.</translation>
    </message>
    <message>
        <source>Name them in game.json under “partitions”.</source>
        <translation>Sie in game.json unter „partitions“ angeben.</translation>
    </message>
    <message>
        <source>Try again when long transactions on it are over. Nothing of this step was done.</source>
        <translation>Erneut versuchen, wenn lange Transaktionen auf ihr vorbei sind. Nichts von diesem Schritt wurde getan.</translation>
    </message>
    <message>
        <source>Making %1</source>
        <translation>%1 wird angelegt</translation>
    </message>
    <message>
        <source>Detaching %1</source>
        <translation>%1 wird abgetrennt</translation>
    </message>
    <message>
        <source>Dropping %1</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>Its rows are not those that were dumped; it is not dropped.</source>
        <translation>Ihre Zeilen sind nicht die, die gesichert wurden; sie wird nicht gelöscht.</translation>
    </message>
    <message>
        <source>Somebody uses the table, so it could not be changed.</source>
        <translation>Jemand benutzt die Tabelle, darum konnte sie nicht geändert werden.</translation>
    </message>
    <message>
        <source>Remove the obstacles and plan again.</source>
        <translation>Die Hindernisse beseitigen und neu planen.</translation>
    </message>
    <message>
        <source>The partitions have changed since the plan was made; nothing was done.</source>
        <translation>Die Partitionen haben sich seit dem Planen geändert; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Somebody wrote into it. Plan and run again: then it is dumped again.</source>
        <translation>Jemand hat hineingeschrieben. Neu planen und ausführen: Dann wird ein neuer Dump geschrieben.</translation>
    </message>
    <message>
        <source>Something is in the way; nothing was done.</source>
        <translation>Etwas steht im Weg; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Read the new plan, and confirm it.</source>
        <translation>Den Plan noch einmal ansehen und den neuen bestätigen.</translation>
    </message>
</context>
<context>
    <name>PartitionsBody</name>
    <message>
        <source>Tables and their months</source>
        <translation>Tabellen und ihre Monate</translation>
    </message>
    <message>
        <source>Table and month</source>
        <translation>Tabelle und Monat</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Newest row (UTC)</source>
        <translation>Neueste Zeile (UTC)</translation>
    </message>
</context>
<context>
    <name>PictureKind</name>
    <message>
        <source>Stacked areas</source>
        <translation>Gestapelte Flächen</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ränge</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>There is only one series: nothing to stack.</source>
        <translation>Es gibt nur eine Reihe: nichts zu stapeln.</translation>
    </message>
    <message>
        <source>There is only one series: nothing to rank.</source>
        <translation>Es gibt nur eine Reihe: keine Rangfolge.</translation>
    </message>
    <message>
        <source>Its values are of single moments: at no time are there several to compare.</source>
        <translation>Die Werte gelten nur für einzelne Augenblicke: zu keiner Zeit gibt es mehrere zu vergleichen.</translation>
    </message>
    <message>
        <source>It has values below zero: parts of a sum cannot be negative.</source>
        <translation>Es gibt Werte unter null: Teile einer Summe können nicht negativ sein.</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Stays as it is: %1. “Details” says why, and which columns stay.</source>
        <translation>Bleibt, wie es ist: %1. „Details“ sagt, warum, und welche Spalten bleiben.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: keys changed: %2, removed: %3. %4</source>
        <translation>%1: Schlüssel geändert: %2, entfernt: %3. %4</translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message>
        <source>%1 may read it, past the policies of %2</source>
        <translation>%1 darf sie lesen, an den Policies von %2 vorbei</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>it reads %1 with the rights of whoever reads it</source>
        <translation>sie liest %1 mit den Rechten dessen, der sie liest</translation>
    </message>
    <message>
        <source>it keeps rows of %1, and has no policies</source>
        <translation>sie enthält Zeilen von %1 und hat keine Policies</translation>
    </message>
    <message>
        <source>it reads %1 with the rights of its owner</source>
        <translation>sie liest %1 mit den Rechten ihres Eigentümers</translation>
    </message>
    <message>
        <source>no column says whose its rows are</source>
        <translation>keine Spalte sagt, wem ihre Zeilen gehören</translation>
    </message>
    <message>
        <source>players may not read it</source>
        <translation>Spieler dürfen sie nicht lesen</translation>
    </message>
    <message>
        <source>it has no policy, and players may read it</source>
        <translation>sie hat keine Policy, und Spieler dürfen sie lesen</translation>
    </message>
    <message>
        <source>its policies do not bind the role %1</source>
        <translation>ihre Policies gelten nicht für die Rolle %1</translation>
    </message>
    <message>
        <source>no column says whose its rows are; players.columns in game.json may</source>
        <translation>keine Spalte sagt, wem ihre Zeilen gehören; players.columns in game.json kann es</translation>
    </message>
    <message>
        <source>several columns say whose its rows are, %1; players.columns in game.json decides</source>
        <translation>mehrere Spalten sagen, wem ihre Zeilen gehören, %1; players.columns in game.json entscheidet</translation>
    </message>
    <message>
        <source>leaks</source>
        <translation>undicht</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>gemeinsam</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>dicht</translation>
    </message>
    <message>
        <source>the game says that all players may see it</source>
        <translation>laut Spiel dürfen alle Spieler sie sehen</translation>
    </message>
    <message numerus="yes">
        <source>players saw %n row(s) of others</source>
        <translation>
            <numerusform>Spieler sahen %n Zeile von anderen</numerusform>
            <numerusform>Spieler sahen %n Zeilen von anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>it has no row of another player, so nothing is proved</source>
        <translation>sie hat keine Zeile eines anderen Spielers, also ist nichts bewiesen</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>materialized view</source>
        <translation>materialisierte Sicht</translation>
    </message>
    <message>
        <source>foreign table</source>
        <translation>Fremdtabelle</translation>
    </message>
    <message>
        <source>function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>the server refused it: %1</source>
        <translation>der Server hat es abgelehnt: %1</translation>
    </message>
    <message>
        <source>it runs with the rights of %1, whom policies may not bind: read its body</source>
        <translation>sie läuft mit den Rechten von %1, für die Policies vielleicht nicht gelten: ihren Rumpf lesen</translation>
    </message>
    <message>
        <source>%1 leak, %2 not checked, %3 hold, %4 shared.</source>
        <translation>%1 undicht, %2 nicht geprüft, %3 dicht, %4 gemeinsam.</translation>
    </message>
    <message>
        <source>row security also hides rows from your role, so nothing is proved</source>
        <translation>die Sicherheit auf Zeilenebene verbirgt auch vor der eigenen Rolle Zeilen, also ist nichts bewiesen</translation>
    </message>
    <message>
        <source>The week has no players, so no rows were read.</source>
        <translation>Die Woche hat keine Spieler, also wurden keine Zeilen angesehen.</translation>
    </message>
    <message>
        <source>Read as %1.</source>
        <translation>Angesehen als %1.</translation>
    </message>
</context>
<context>
    <name>Postgres</name>
    <message>
        <source>Connecting failed at the name: no address was found for %1.</source>
        <translation>Die Verbindung scheiterte am Namen: Für den Server %1 wurde keine Adresse gefunden.</translation>
    </message>
    <message>
        <source>Connecting failed at reaching the server: nothing answers at %1.</source>
        <translation>Die Verbindung scheiterte beim Erreichen des Servers: Der Server %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Connecting failed at encryption (TLS) with %1.</source>
        <translation>Die Verbindung scheiterte bei der Verschlüsselung (TLS) mit dem Server %1.</translation>
    </message>
    <message>
        <source>Connecting failed at the login on %1.</source>
        <translation>Die Verbindung scheiterte bei der Anmeldung am Server %1.</translation>
    </message>
    <message>
        <source>Connecting failed at the database on %1: it is not there or does not take connections.</source>
        <translation>Die Verbindung scheiterte an der Datenbank auf dem Server %1: Sie ist nicht vorhanden oder nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The server %1 refused the connection.</source>
        <translation>Der Server %1 hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>Check the spelling of the host and that this computer is online.</source>
        <translation>Die Schreibweise des Hosts prüfen und ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>Check host and port, that the server runs, and that no firewall is between.</source>
        <translation>Host und Port prüfen, ob der Server läuft und ob keine Firewall dazwischen ist.</translation>
    </message>
    <message>
        <source>The certificate of a server on a network has to be proven (sslmode=verify-full) unless the connection says otherwise. Name the file with its authority&apos;s certificate: sslrootcert=FILE, or ~/.postgresql/root.crt. To do without the proof, write sslmode=require into the connection; without encryption too, sslmode=prefer.</source>
        <translation>Das Zertifikat eines Servers in einem Netzwerk muss bewiesen werden (sslmode=verify-full), wenn die Verbindungsangabe nichts anderes sagt. Die Datei mit dem Zertifikat seiner Zertifizierungsstelle angeben: sslrootcert=FILE oder ~/.postgresql/root.crt. Um auf den Beweis zu verzichten, sslmode=require in die Verbindungsangabe schreiben; um auch auf Verschlüsselung zu verzichten, sslmode=prefer.</translation>
    </message>
    <message>
        <source>Check user and password, and the server&apos;s pg_hba.conf.</source>
        <translation>Benutzer und Passwort prüfen sowie die pg_hba.conf des Servers.</translation>
    </message>
    <message>
        <source>Check the database&apos;s name; a week may have been dropped.</source>
        <translation>Den Namen der Datenbank prüfen; eine Woche könnte gelöscht worden sein.</translation>
    </message>
    <message>
        <source>It may be starting or stopping: then try again; else check user, password and its pg_hba.conf.</source>
        <translation>Er startet oder endet vielleicht gerade: dann noch einmal versuchen; sonst Benutzer, Passwort und seine pg_hba.conf prüfen.</translation>
    </message>
    <message>
        <source>No answer for %1 s from %2 while connecting.</source>
        <translation>%1 s lang keine Antwort vom Server %2 beim Verbinden.</translation>
    </message>
    <message>
        <source>There is no memory for a connection.</source>
        <translation>Für eine Verbindung ist kein Speicher frei.</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>The connection string cannot be understood.</source>
        <translation>Die Verbindungsangabe ist nicht verständlich.</translation>
    </message>
    <message>
        <source>Write a URI (postgresql://user@host:5432/database) or keywords (host=… user=… dbname=…).</source>
        <translation>Eine URI (postgresql://user@host:5432/database) oder Schlüsselwörter (host=… user=… dbname=…) eingeben.</translation>
    </message>
    <message>
        <source>It holds a NUL character.</source>
        <translation>Sie enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>The password of a TLS key cannot be handed to PostgreSQL&apos;s programs.</source>
        <translation>Das Passwort eines TLS-Schlüssels lässt sich nicht an die Programme von PostgreSQL weitergeben.</translation>
    </message>
    <message>
        <source>Use a key without a password.</source>
        <translation>Einen Schlüssel ohne Passwort verwenden.</translation>
    </message>
    <message>
        <source>A password with a line break cannot be handed to PostgreSQL&apos;s programs.</source>
        <translation>Ein Passwort mit einem Zeilenumbruch lässt sich nicht an die Programme von PostgreSQL weitergeben.</translation>
    </message>
    <message>
        <source>Give the role another password.</source>
        <translation>Der Rolle ein anderes Passwort geben.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Free some space there and try again; nothing was changed.</source>
        <translation>Der Datenträger des Servers ist voll. Dort Platz schaffen und erneut versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The server has no connection left. Close some, or ask for a higher max_connections.</source>
        <translation>Der Server hat keine Verbindung mehr frei. Einige schließen oder um ein höheres max_connections bitten.</translation>
    </message>
    <message>
        <source>Somebody else holds a lock. Wait for them, or find them among the sessions, and try again.</source>
        <translation>Jemand anderes hält eine Sperre. Darauf warten oder sie unter den Sitzungen suchen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Your role lacks the right. Connect as another role or ask the owner.</source>
        <translation>Der Rolle fehlt das Recht. Mit einer anderen Rolle verbinden oder den Eigentümer bitten.</translation>
    </message>
    <message>
        <source>This view only reads; or the role or the database only reads by default (default_transaction_read_only): connect as another role.</source>
        <translation>Diese Ansicht liest nur; oder die Rolle oder die Datenbank liest von Haus aus nur (default_transaction_read_only): mit einer anderen Rolle verbinden.</translation>
    </message>
    <message>
        <source>The database was dropped or renamed. Refresh the list of weeks.</source>
        <translation>Die Datenbank wurde gelöscht oder umbenannt. Die Liste der Wochen aktualisieren.</translation>
    </message>
    <message>
        <source>Detail: %1</source>
        <translation>Einzelheiten: %1</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Context: %1</source>
        <translation>Zusammenhang: %1</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>No answer from %1: the connection was lost.</source>
        <translation>Keine Antwort vom Server %1: Die Verbindung ist abgebrochen.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zum Server %1 ist abgebrochen.</translation>
    </message>
    <message>
        <source>Check the network and the server, then try again.</source>
        <translation>Netzwerk und Server prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check that the server runs and try again.</source>
        <translation>Prüfen, ob der Server läuft, und erneut versuchen.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The server did not finish in time; the statement was cancelled.</source>
        <translation>Der Server wurde nicht rechtzeitig fertig; die Anweisung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The server sent something unexpected; the connection was closed.</source>
        <translation>Der Server hat etwas Unerwartetes gesendet; die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>No answer for %1 s from %2; the connection was given up.</source>
        <translation>%1 s lang keine Antwort vom Server %2; die Verbindung wurde aufgegeben.</translation>
    </message>
    <message>
        <source>Value %1 holds a NUL character, which PostgreSQL&apos;s text cannot.</source>
        <translation>Wert %1 enthält ein NUL-Zeichen, das in Text von PostgreSQL nicht möglich ist.</translation>
    </message>
    <message>
        <source>Locks on tables of this database are held by %1. Wait for them and try again.</source>
        <translation>Sperren auf Tabellen dieser Datenbank hält: %1. Darauf warten und erneut versuchen.</translation>
    </message>
    <message>
        <source>Nothing was done. The lock is held by %1. Wait for them and try again.</source>
        <translation>Nichts wurde getan. Die Sperre hält: %1. Darauf warten und erneut versuchen.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The role %1 is a superuser, but objects here belong to %2: their code would run with all rights.</source>
        <translation>Die Rolle %1 ist ein Superuser, aber Objekte hier gehören %2: Deren Code liefe mit allen Rechten.</translation>
    </message>
    <message>
        <source>The role %1 has more rights than %2, who own objects here: their code would run with these rights.</source>
        <translation>Die Rolle %1 hat mehr Rechte als die Eigentümer von Objekten hier, %2: Deren Code liefe mit diesen Rechten.</translation>
    </message>
    <message>
        <source>a whole number (smallint, integer or bigint)</source>
        <translation>eine ganze Zahl (smallint, integer oder bigint)</translation>
    </message>
    <message>
        <source>a number (integer, double precision or numeric)</source>
        <translation>eine Zahl (integer, double precision oder numeric)</translation>
    </message>
    <message>
        <source>a time (timestamptz)</source>
        <translation>ein Zeitpunkt (timestamptz)</translation>
    </message>
    <message>
        <source>The column “%1” of the query is not %2.</source>
        <translation>Die Spalte „%1“ der Abfrage ist etwas anderes als %2.</translation>
    </message>
    <message>
        <source>The query lacks the column “%1”.</source>
        <translation>Der Abfrage fehlt die Spalte „%1“.</translation>
    </message>
    <message>
        <source>The query has the column “%1” twice.</source>
        <translation>Die Abfrage hat die Spalte „%1“ zweimal.</translation>
    </message>
    <message>
        <source>Week %1, row %2 of the result: %3</source>
        <translation>Woche %1, Zeile %2 des Ergebnisses: %3</translation>
    </message>
    <message>
        <source>Correct the query file in the game&apos;s folder, or the row that it reads.</source>
        <translation>Die Abfragedatei im Ordner des Spiels berichtigen oder die Zeile, die sie liest.</translation>
    </message>
    <message>
        <source>“%1” in the column “%2” is not a whole number.</source>
        <translation>„%1“ in der Spalte „%2“ ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>The column “%1” is NULL.</source>
        <translation>Die Spalte „%1“ ist NULL.</translation>
    </message>
    <message>
        <source>“%1” in the column “%2” is not a finite number.</source>
        <translation>„%1“ in der Spalte „%2“ ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Connect to the server itself, by its own host and port. Nothing was done.</source>
        <translation>Mit dem Server selbst verbinden, über seinen eigenen Host und Port. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>The statement is not the COPY that it should be.</source>
        <translation>Die Anweisung ist nicht das COPY, das sie sein sollte.</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>Datenbank: %1</translation>
    </message>
    <message>
        <source>A transaction of its own cannot begin inside another one.</source>
        <translation>Eine eigene Transaktion kann nicht innerhalb einer anderen beginnen.</translation>
    </message>
    <message>
        <source>COPY FROM STDIN cannot be run here.</source>
        <translation>COPY FROM STDIN kann hier nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>The statement was cancelled in the list of activities.</source>
        <translation>Die Anweisung wurde in der Liste der Aktivitäten abgebrochen.</translation>
    </message>
    <message>
        <source>The folder of --sql-dir had no such file at the start.</source>
        <translation>Im Ordner von --sql-dir gab es beim Start keine solche Datei.</translation>
    </message>
    <message>
        <source>This is not a name that PostgreSQL can have.</source>
        <translation>Das ist kein Name, den PostgreSQL vergeben kann.</translation>
    </message>
    <message>
        <source>The name has %1 bytes; PostgreSQL would cut it to %2 and mean another object.</source>
        <translation>Der Name hat %1 Bytes; PostgreSQL würde ihn auf %2 kürzen und ein anderes Objekt meinen.</translation>
    </message>
    <message>
        <source>The connection was lost while the change was being committed: it may or may not have happened.</source>
        <translation>Die Verbindung brach ab, während die Änderung festgeschrieben wurde: Vielleicht ist sie geschehen, vielleicht nicht.</translation>
    </message>
    <message>
        <source>process %1 (%2, “%3”, since %4)</source>
        <translation>Prozess %1 (%2, „%3“, seit %4)</translation>
    </message>
    <message>
        <source>The lock is held by %1.</source>
        <translation>Die Sperre hält %1.</translation>
    </message>
    <message>
        <source>Start it, or connect to another one.</source>
        <translation>Ihn starten oder sich mit einem anderen verbinden.</translation>
    </message>
    <message>
        <source>Connecting failed at the name: no answer for %1 s about the address of %2.</source>
        <translation>Die Verbindung scheiterte am Namen: nach der Adresse von %2 gefragt, kam %1 s lang keine Antwort.</translation>
    </message>
    <message>
        <source>This database has no column %1 in the table or view %2.</source>
        <translation>Diese Datenbank hat keine Spalte %1 in der Tabelle oder Sicht %2.</translation>
    </message>
    <message>
        <source>This database has no column %1.</source>
        <translation>Diese Datenbank hat keine Spalte %1.</translation>
    </message>
    <message>
        <source>This database has no table or view %1.</source>
        <translation>Diese Datenbank hat keine Tabelle oder Sicht %1.</translation>
    </message>
    <message>
        <source>This database has no function %1 for these values.</source>
        <translation>Diese Datenbank hat keine Funktion %1 für diese Werte.</translation>
    </message>
    <message>
        <source>This database has no type %1.</source>
        <translation>Diese Datenbank hat keinen Typ %1.</translation>
    </message>
    <message>
        <source>This database has no schema %1.</source>
        <translation>Diese Datenbank hat kein Schema %1.</translation>
    </message>
    <message>
        <source>Nothing is changed while the week is read as one of its players.</source>
        <translation>Nichts wird geändert, während die Woche als einer ihrer Spieler gelesen wird.</translation>
    </message>
    <message>
        <source>Go back to all rows first.</source>
        <translation>Zuerst zu allen Zeilen zurückkehren.</translation>
    </message>
    <message>
        <source>This server is a standby, which only reads. Connect to its primary.</source>
        <translation>Dieser Server ist ein Standby, der nur liest. Mit seinem Primärserver verbinden.</translation>
    </message>
    <message>
        <source>The standby replayed a change of its primary that this read was in the way of. Try again, or read from the primary.</source>
        <translation>Der Standby hat eine Änderung seines Primärservers eingespielt, der dieses Lesen im Weg war. Erneut versuchen oder vom Primärserver lesen.</translation>
    </message>
    <message>
        <source>The primary dropped this database. Refresh the list of weeks.</source>
        <translation>Der Primärserver hat diese Datenbank gelöscht. Die Liste der Wochen aktualisieren.</translation>
    </message>
    <message>
        <source>Look for SET client_encoding in the statements that were run.</source>
        <translation>In den ausgeführten Anweisungen nach SET client_encoding suchen.</translation>
    </message>
    <message>
        <source>a prepared transaction (see pg_prepared_xacts)</source>
        <translation>eine vorbereitete Transaktion (siehe pg_prepared_xacts)</translation>
    </message>
    <message>
        <source>user “%1”</source>
        <translation>Benutzer „%1“</translation>
    </message>
    <message>
        <source>database “%1”</source>
        <translation>Datenbank „%1“</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>process %1, a session of Weekglass (%2)</source>
        <translation>Prozess %1, eine Sitzung von Weekglass (%2)</translation>
    </message>
    <message>
        <source>process %1 (%2)</source>
        <translation>Prozess %1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It waits for a lock, in a circle of sessions.</source>
        <translation>Es wartet auf eine Sperre, in einem Kreis von Sitzungen.</translation>
    </message>
    <message>
        <source>It waits for a lock of %1</source>
        <translation>Es wartet auf eine Sperre von: %1</translation>
    </message>
    <message numerus="yes">
        <source>It waits for a lock of %1; and of %n more</source>
        <translation>
            <numerusform>Es wartet auf eine Sperre von: %1; und von %n weiteren</numerusform>
            <numerusform>Es wartet auf eine Sperre von: %1; und von %n weiteren</numerusform>
        </translation>
    </message>
    <message>
        <source>Process %1 is not there any more; nothing was done.</source>
        <translation>Prozess %1 ist nicht mehr da; nichts wurde getan.</translation>
    </message>
    <message>
        <source>List the locks again.</source>
        <translation>Die Sperren erneut auflisten.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primärserver</translation>
    </message>
    <message>
        <source>standby that has replayed no transaction yet</source>
        <translation>Standby, der noch keine Transaktion eingespielt hat</translation>
    </message>
    <message>
        <source>standby, as of %1 (last replayed transaction)</source>
        <translation>Standby, Stand %1 (letzte eingespielte Transaktion)</translation>
    </message>
    <message>
        <source>%1; it receives nothing from its primary</source>
        <translation>%1; er empfängt nichts von seinem Primärserver</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, timeline %3</source>
        <translation>%1, %2, Zeitleiste %3</translation>
    </message>
    <message>
        <source>%1 is a standby, which only reads; nothing was done.</source>
        <translation>%1 ist ein Standby, der nur liest; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Connect to its primary.</source>
        <translation>Mit seinem Primärserver verbinden.</translation>
    </message>
    <message>
        <source>Connect to its primary, %1.</source>
        <translation>Mit seinem Primärserver verbinden, %1.</translation>
    </message>
    <message>
        <source>PostgreSQL was upgraded while this server runs. Restart the server; the private one by “weekglassctl server stop” and “weekglassctl server start”.</source>
        <translation>PostgreSQL wurde aktualisiert, während dieser Server läuft. Starten Sie den Server neu; den privaten mit „weekglassctl server stop“ und „weekglassctl server start“.</translation>
    </message>
    <message>
        <source>The server&apos;s message says why; try again when it is ready.</source>
        <translation>Die Meldung des Servers nennt den Grund; erneut versuchen, wenn er bereit ist.</translation>
    </message>
    <message>
        <source>Narrow the request, or try again when the server is less busy.</source>
        <translation>Die Anfrage eingrenzen oder erneut versuchen, wenn der Server weniger ausgelastet ist.</translation>
    </message>
    <message>
        <source>The server changed encoding or escaping rules unexpectedly; the connection was closed.</source>
        <translation>Auf dem Server haben sich Zeichenkodierung oder Maskierungsregeln mittendrin geändert; die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>Nothing of theirs was read. Connect as %1, or as a role without further rights. If you trust their code: Server ▸ Trusted owners… in the window, --allow-superuser on the command line.</source>
        <translation>Nichts davon wurde gelesen. Als %1 verbinden oder als eine Rolle ohne weitere Rechte. Wenn dem, was sie geschrieben haben, zu trauen ist: Server ▸ Vertrauenswürdige Eigentümer… im Fenster, --allow-superuser auf der Befehlszeile.</translation>
    </message>
    <message>
        <source>This needs a session of its own, and the connection goes through a pooler (such as PgBouncer), which shares sessions.</source>
        <translation>Das braucht eine eigene Sitzung, und die Verbindung führt durch einen Pooler (wie PgBouncer), der die Sitzung an andere weitergibt.</translation>
    </message>
    <message>
        <source>SQL text may not hold a NUL character: the server would ignore the rest.</source>
        <translation>SQL-Text darf kein NUL-Zeichen enthalten: Der Server sähe nicht, was danach kommt.</translation>
    </message>
    <message>
        <source>PostgreSQL cannot store a text with a NUL character.</source>
        <translation>Einen Text mit einem NUL-Zeichen kann PostgreSQL nicht aufnehmen.</translation>
    </message>
    <message>
        <source>Check the data before you do it again.</source>
        <translation>Vor einer Wiederholung die Daten ansehen.</translation>
    </message>
    <message>
        <source>Locks on the nodes of the cluster are not known: %1</source>
        <translation>Die Sperren auf den Knoten des Clusters sind nicht bekannt: %1</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>Knoten %1</translation>
    </message>
    <message>
        <source>a lock on node %1</source>
        <translation>eine Sperre auf Knoten %1</translation>
    </message>
    <message>
        <source>Locks on %1 are not known: the node does not answer.</source>
        <translation>Die Sperren auf %1 sind nicht bekannt: Der Knoten antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Looks into per-week PostgreSQL game databases.</source>
        <translation>Blickt in PostgreSQL-Spieldatenbanken, eine je Woche.</translation>
    </message>
    <message>
        <source>Connect to this server: URI or keywords.</source>
        <translation>Mit diesem Server verbinden: URI oder Schlüsselwörter.</translation>
    </message>
    <message>
        <source>conninfo</source>
        <translation>conninfo</translation>
    </message>
    <message>
        <source>Connect to the private local server.</source>
        <translation>Mit dem privaten lokalen Server verbinden.</translation>
    </message>
    <message>
        <source>Further game definitions; may be given often.</source>
        <translation>Weitere Spieldefinitionen; mehrfach möglich.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Take all SQL from this folder instead of the built-in.</source>
        <translation>Alles SQL aus diesem Ordner statt des eingebauten nehmen.</translation>
    </message>
    <message>
        <source>Save a picture of each page and end.</source>
        <translation>Ein Bild jeder Seite speichern und enden.</translation>
    </message>
    <message>
        <source>End when the window has been painted once, to measure the start.</source>
        <translation>Enden, sobald das Fenster einmal gezeichnet ist, um den Start zu messen.</translation>
    </message>
    <message>
        <source>Trust all games and metrics that do not ship, as long as the window is open.</source>
        <translation>Allen Spielen und Metriken vertrauen, die nicht mitgeliefert sind, solange das Fenster offen ist.</translation>
    </message>
    <message>
        <source>Open the page of this link: weekglass://…</source>
        <translation>Die Seite dieses Links öffnen: weekglass://…</translation>
    </message>
    <message>
        <source>Write what happens to stderr: %1 or all, each with =debug (default), =info or =warning; separated by commas.</source>
        <translation>Was geschieht, auf stderr schreiben: %1 oder all, jede mit =debug (Vorgabe), =info oder =warning; durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Add it to this file instead (without --log: all=info).</source>
        <translation>Es stattdessen an diese Datei anfügen (ohne --log: all=info).</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>Publish</name>
    <message>
        <source>There are no readings in this time.</source>
        <translation>In dieser Zeit gibt es keine Messwerte.</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>a value that is nearly this</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>%1 (%2 old)</source>
        <comment>value, its age</comment>
        <translation>%1 (%2 alt)</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>zu wenige</translation>
    </message>
    <message>
        <source>unlike all others</source>
        <translation>anders als alle anderen</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <comment>robust z, number of the other weeks</comment>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of a metric, its unit</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rank</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>week, why it was not read</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The first %1 rows; there are more.</source>
        <translation>Die ersten %1 Zeilen; es gibt mehr.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Read at (UTC)</source>
        <translation>Gelesen (UTC)</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>The first %1 of %2 series by name.</source>
        <translation>Die ersten %1 von %2 Reihen nach Namen.</translation>
    </message>
    <message>
        <source>The last reading in the time of the chart, as the server has it, and when it was read.</source>
        <translation>Der letzte Messwert in der Zeit des Diagramms, wie der Server ihn hat, und wann er gelesen wurde.</translation>
    </message>
    <message>
        <source>Least, greatest</source>
        <translation>Kleinster, größter</translation>
    </message>
    <message>
        <source>Of all readings in that time, exact.</source>
        <translation>Aller Messwerte in dieser Zeit, exakt.</translation>
    </message>
    <message>
        <source>Of all readings in that time; each counts once.</source>
        <translation>Aller Messwerte in dieser Zeit; jeder zählt einmal.</translation>
    </message>
    <message>
        <source>The number of readings.</source>
        <translation>Die Zahl der Messwerte.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Δ to %1</source>
        <translation>Δ zu %1</translation>
    </message>
    <message>
        <source>Δ %</source>
        <translation>Δ %</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Robust z</source>
        <translation>Robustes z</translation>
    </message>
    <message>
        <source>Values %1 after the reset of each week.</source>
        <translation>Werte %1 nach dem Reset jeder Woche.</translation>
    </message>
    <message>
        <source>The last value of each week; weeks may be of different length.</source>
        <translation>Der letzte Wert jeder Woche; Wochen können verschieden lang sein.</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>The first week&apos;s value less that of the second one; Δ % is it in percent of the second week&apos;s value.</source>
        <translation>Der Wert der ersten Woche weniger den der zweiten; Δ % ist das in Prozent des Werts der zweiten Woche.</translation>
    </message>
    <message>
        <source>Place of the first week among all that have a value; 1 is the greatest.</source>
        <translation>Platz der ersten Woche unter allen, die einen Wert haben; 1 ist der größte.</translation>
    </message>
    <message>
        <source>A reading beside the one that counts, which is not known exactly.</source>
        <translation>Ein Messwert neben dem, der zählt und nicht genau bekannt ist.</translation>
    </message>
    <message>
        <source>No rows.</source>
        <translation>Keine Zeilen.</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Chart of %1; its figures are below.</source>
        <translation>Diagramm von %1; seine Zahlen stehen darunter.</translation>
    </message>
    <message>
        <source>%1 to %2 UTC</source>
        <translation>%1 bis %2 UTC</translation>
    </message>
    <message>
        <source>%1 (%2 to %3 since the reset)</source>
        <translation>%1 (%2 bis %3 seit dem Reset)</translation>
    </message>
    <message>
        <source>Comparison of weeks</source>
        <translation>Vergleich von Wochen</translation>
    </message>
    <message>
        <source>Metric “%1” (%2), %3</source>
        <translation>Metrik „%1“ (%2), %3</translation>
    </message>
    <message>
        <source>no readings in this week</source>
        <translation>keine Messwerte in dieser Woche</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>A query of this notebook</source>
        <translation>Eine Abfrage dieses Notizbuchs</translation>
    </message>
    <message>
        <source>Report “%1”</source>
        <translation>Bericht „%1“</translation>
    </message>
    <message>
        <source>%1, week %2</source>
        <translation>%1, Woche %2</translation>
    </message>
    <message>
        <source>reset at %1 UTC (%2)</source>
        <translation>Reset am %1 UTC (%2)</translation>
    </message>
    <message>
        <source>made at %1 UTC</source>
        <translation>erstellt am %1 UTC</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>title, week</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Made by Weekglass %1. All times are UTC.</source>
        <translation>Erstellt von Weekglass %1. Alle Zeiten sind UTC.</translation>
    </message>
    <message>
        <source>The count of the last stretch in the time of the chart, and when that began. It is 0 if nothing was counted in it.</source>
        <translation>Die Anzahl im letzten Abschnitt der Zeit des Diagramms, und wann er begann. Sie ist 0, wenn darin nichts gezählt wurde.</translation>
    </message>
    <message>
        <source>Of all stretches in that time, exact; 0 where nothing was counted.</source>
        <translation>Von allen Abschnitten dieser Zeit, genau; 0, wo nichts gezählt wurde.</translation>
    </message>
    <message>
        <source>Of all counts in that time.</source>
        <translation>Aller Anzahlen in dieser Zeit.</translation>
    </message>
    <message>
        <source>The number of stretches in which something was counted.</source>
        <translation>Die Anzahl der Abschnitte, in denen etwas gezählt wurde.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>week, metric, why it was not read</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1: from its kept metrics.</source>
        <translation>%1: aus den aufbewahrten Metriken.</translation>
    </message>
    <message>
        <source>%1: the start of this week is unknown.</source>
        <translation>%1: Es ist nicht bekannt, wann diese Woche begann.</translation>
    </message>
    <message>
        <source>the start of the week is unknown</source>
        <translation>es ist nicht bekannt, wann die Woche begann</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source>Names need their schema here: %1.</source>
        <translation>Namen brauchen hier ihr Schema: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>This does not begin like a statement.</source>
        <translation>Das beginnt nicht wie eine Anweisung.</translation>
    </message>
    <message>
        <source>%1 is not run here: each statement runs in a read-only transaction of its own, with settings of its own.</source>
        <translation>%1 wird hier nicht ausgeführt: Jede Anweisung läuft in einer eigenen Nur-Lese-Transaktion mit eigenen Einstellungen.</translation>
    </message>
    <message>
        <source>COPY is not run here; “Export” writes the whole result to a file.</source>
        <translation>COPY wird hier nicht ausgeführt; „Exportieren“ schreibt das ganze Ergebnis in eine Datei.</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>There is no statement.</source>
        <translation>Es gibt keine Anweisung.</translation>
    </message>
    <message>
        <source>These statements can be run: %1.</source>
        <translation>Diese Anweisungen lassen sich ausführen: %1.</translation>
    </message>
    <message>
        <source>These are %1 statements; one at a time is run.</source>
        <translation>Das sind %1 Anweisungen; es wird jeweils nur eine ausgeführt.</translation>
    </message>
    <message>
        <source>Take the others away, or select one of them.</source>
        <translation>Die anderen wegnehmen oder eine davon auswählen.</translation>
    </message>
    <message>
        <source>The text holds a NUL character, which the server cannot read.</source>
        <translation>Der Text enthält ein NUL-Zeichen, das der Server nicht lesen kann.</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Its manifest names it as the age of a row.</source>
        <translation>Das Manifest nennt sie als das Alter einer Zeile.</translation>
    </message>
    <message>
        <source>The query lacks the column “%1”.</source>
        <translation>Der Abfrage fehlt die Spalte „%1“.</translation>
    </message>
    <message>
        <source>The column “%1” is no time.</source>
        <translation>Die Spalte „%1“ ist keine Zeit.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Read-only: %1 is not allowed.</source>
        <translation>Nur lesend: %1 ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>The statement has no columns, so there is no Parquet file of it.</source>
        <translation>Die Anweisung hat keine Spalten, also gibt es von ihr keine Parquet-Datei.</translation>
    </message>
    <message>
        <source>The query uses parameters up to $%1, and its manifest names %2.</source>
        <translation>Die Abfrage benutzt Parameter bis $%1, und das Manifest nennt %2.</translation>
    </message>
    <message>
        <source>The parameters of a report are $1, $2, … in their order.</source>
        <translation>Die Parameter eines Berichts sind $1, $2, … in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>Seen from the newest event: %1 UTC</source>
        <translation>Vom neuesten Ereignis aus gesehen: %1 UTC</translation>
    </message>
    <message>
        <source>As of the newest event: %1 UTC</source>
        <translation>Stand des neuesten Ereignisses: %1 UTC</translation>
    </message>
    <message>
        <source>As of %1 UTC</source>
        <translation>Stand %1 UTC</translation>
    </message>
    <message>
        <source>It takes none.</source>
        <translation>Er nimmt keine.</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>Er nimmt %1.</translation>
    </message>
    <message>
        <source>The week has no event yet, so there is no newest one.</source>
        <translation>Die Woche hat noch kein Ereignis, also gibt es kein neuestes.</translation>
    </message>
    <message>
        <source>“%1” is not %2.</source>
        <translation>„%1“ passt nicht: Erwartet wird %2.</translation>
    </message>
    <message>
        <source>The week has no “%1” for %2.</source>
        <translation>Die Woche hat kein „%1“ für %2.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>choice: name, value</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>“%1” may be any of several for %2: %3%4.</source>
        <translation>„%1“ ist für %2 nicht eindeutig: %3%4.</translation>
    </message>
    <message>
        <source>The report “%1” needs %2.</source>
        <translation>Der Bericht „%1“ braucht %2.</translation>
    </message>
    <message>
        <source>“%1” is not %2, as %3 has to be.</source>
        <translation>„%1“ passt nicht: %3 muss %2 sein.</translation>
    </message>
    <message>
        <source>“%1” is none of the values of %2.</source>
        <translation>„%1“ ist keiner der Werte von %2.</translation>
    </message>
    <message>
        <source>The report “%1” takes no “%2”.</source>
        <translation>Der Bericht „%1“ nimmt kein „%2“.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>parameter: title, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, or a name</source>
        <translation>%1 oder ein Name</translation>
    </message>
    <message>
        <source>else the week&apos;s present</source>
        <translation>sonst die Gegenwart der Woche</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>kann entfallen</translation>
    </message>
    <message>
        <source>else %1</source>
        <translation>sonst %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>%1 (%2; %3)</source>
        <comment>parameter: name, what it is, without it</comment>
        <translation>%1 (%2; %3)</translation>
    </message>
    <message>
        <source>Its manifest names it as the column with the warning of a row.</source>
        <translation>Das Manifest nennt sie als die Spalte mit der Warnung einer Zeile.</translation>
    </message>
    <message>
        <source>%1() is not run here: its effect reaches beyond this database, and no transaction can roll it back.</source>
        <translation>%1() wird hier nicht ausgeführt: Die Wirkung reicht über diese Datenbank hinaus, und keine Transaktion hält sie auf.</translation>
    </message>
</context>
<context>
    <name>RateUnit</name>
    <message>
        <source>%1 per minute</source>
        <translation>%1 je Minute</translation>
    </message>
    <message>
        <source>%1 per hour</source>
        <translation>%1 je Stunde</translation>
    </message>
    <message>
        <source>%1 per day</source>
        <translation>%1 je Tag</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1/min</source>
        <comment>per minute</comment>
        <translation>%1/min</translation>
    </message>
    <message>
        <source>%1/h</source>
        <comment>per hour</comment>
        <translation>%1/h</translation>
    </message>
    <message>
        <source>%1/d</source>
        <comment>per day</comment>
        <translation>%1/Tag</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>per second</comment>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>Redis</name>
    <message>
        <source>Write redis://USER@HOST:PORT/DATABASE, rediss:// for TLS, or unix:///PATH?db=0.</source>
        <translation>redis://USER@HOST:PORT/DATABASE eingeben, rediss:// für TLS oder unix:///PATH?db=0.</translation>
    </message>
    <message>
        <source>“%1” is not the number of a database.</source>
        <translation>„%1“ ist nicht die Nummer einer Datenbank.</translation>
    </message>
    <message>
        <source>The address holds a password, which others could read there. It is asked for.</source>
        <translation>Die Adresse enthält ein Passwort, das andere dort lesen könnten. Es wird abgefragt.</translation>
    </message>
    <message>
        <source>This is not the address of a Redis server.</source>
        <translation>Das ist nicht die Adresse eines Redis-Servers.</translation>
    </message>
    <message>
        <source>The path of the socket is missing.</source>
        <translation>Der Pfad des Sockets fehlt.</translation>
    </message>
    <message>
        <source>0 is not a port.</source>
        <translation>0 ist kein Port.</translation>
    </message>
    <message>
        <source>The server is not a Redis server, or its answer is too large.</source>
        <translation>Der Server ist kein Redis-Server, oder seine Antwort ist zu groß.</translation>
    </message>
    <message>
        <source>Check host, port and whether TLS is wanted there.</source>
        <translation>Host und Port prüfen und ob dort TLS verlangt wird.</translation>
    </message>
    <message>
        <source>Redis refused: %1</source>
        <translation>Redis hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Redis wants a password.</source>
        <translation>Redis verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>Type it where it is asked for, or set REDISCLI_AUTH.</source>
        <translation>Es bei der Abfrage eingeben oder REDISCLI_AUTH setzen.</translation>
    </message>
    <message>
        <source>Redis refuses the user or the password.</source>
        <translation>Redis lehnt den Benutzer oder das Passwort ab.</translation>
    </message>
    <message>
        <source>Check user and password, and try again.</source>
        <translation>Benutzer und Passwort prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Check host and port, and that Redis runs there.</source>
        <translation>Host und Port prüfen und ob Redis dort läuft.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Redis did not answer in time.</source>
        <translation>Redis hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Check host and port, and whether the server is busy.</source>
        <translation>Host und Port prüfen und ob der Server ausgelastet ist.</translation>
    </message>
    <message>
        <source>The connection to Redis was lost.</source>
        <translation>Die Verbindung zu Redis ist abgebrochen.</translation>
    </message>
    <message>
        <source>Redis closed the connection.</source>
        <translation>Redis hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>Redis cannot be reached.</source>
        <translation>Redis ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The path of the socket is too long, or none.</source>
        <translation>Der Pfad des Sockets ist zu lang oder fehlt.</translation>
    </message>
    <message>
        <source>The name %1 has no address.</source>
        <translation>Der Name %1 hat keine Adresse.</translation>
    </message>
    <message>
        <source>No secure connection to Redis could be made.</source>
        <translation>Es ließ sich keine sichere Verbindung zu Redis herstellen.</translation>
    </message>
    <message>
        <source>Redis must offer TLS at this port, with a certificate for the host&apos;s name from an authority that this computer or SSL_CERT_FILE knows.</source>
        <translation>Redis muss an diesem Port TLS anbieten, mit einem Zertifikat auf den Namen des Hosts von einer Zertifizierungsstelle, die dieser Rechner oder SSL_CERT_FILE kennt.</translation>
    </message>
    <message>
        <source>Redis gave an answer that does not fit the question.</source>
        <translation>Redis gab eine Antwort, die nicht zur Frage passt.</translation>
    </message>
    <message>
        <source>Check that host and port are Redis&apos;s own.</source>
        <translation>Prüfen, ob Host und Port die von Redis sind.</translation>
    </message>
    <message>
        <source>“%1” in %2 is not a value that the game writes.</source>
        <translation>„%1“ in %2 ist kein Wert, den das Spiel schreibt.</translation>
    </message>
    <message>
        <source>%1 holds a collection and no single value.</source>
        <translation>%1 enthält eine Sammlung und keinen einzelnen Wert.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Snapshot %1 has no usable value at %2: restoring it would write garbage.</source>
        <translation>Snapshot %1 hat keinen brauchbaren Wert bei %2: Ihn wiederherzustellen hieße, Unsinn zu schreiben.</translation>
    </message>
    <message>
        <source>Snapshot %1 is listed at %2, but says %3 of itself: one of them is wrong.</source>
        <translation>Snapshot %1 ist bei %2 verzeichnet, gibt für sich selbst aber %3 an: Eines davon ist falsch.</translation>
    </message>
    <message>
        <source>%1 Find out who wrote it; remove the key if it means nothing.</source>
        <translation>%1 Herausfinden, wer das geschrieben hat; den Schlüssel entfernen, wenn er nichts bedeutet.</translation>
    </message>
    <message>
        <source>There is no snapshot, so Redis has the only state.</source>
        <translation>Es gibt keinen Snapshot, also hat Redis den einzigen Zustand.</translation>
    </message>
    <message>
        <source>Neither Redis nor a snapshot has a state: the game is new, or this is not its Redis.</source>
        <translation>Weder Redis noch ein Snapshot hat einen Zustand: Das Spiel ist neu, oder das ist nicht das zugehörige Redis.</translation>
    </message>
    <message>
        <source>Redis is newer: it is at %1, the newest snapshot at %2.</source>
        <translation>Redis ist neuer: Es steht bei %1, der neueste Snapshot bei %2.</translation>
    </message>
    <message>
        <source>Redis has no %1, so the snapshot at %2 counts.</source>
        <translation>Redis hat kein %1, also gilt der Snapshot bei %2.</translation>
    </message>
    <message>
        <source>Both are at %1; the snapshot was put into durable storage, so it counts.</source>
        <translation>Beide stehen bei %1; der Snapshot wurde dauerhaft gespeichert, also gilt er.</translation>
    </message>
    <message>
        <source>Redis is stale: it is at %1, the newest snapshot at %2.</source>
        <translation>Redis ist veraltet: Es steht bei %1, der neueste Snapshot bei %2.</translation>
    </message>
    <message>
        <source>Redis or the snapshots have changed since they were shown.</source>
        <translation>Redis oder die Snapshots haben sich seit der Anzeige geändert.</translation>
    </message>
    <message>
        <source>Nothing was written. Is the game running? Look again, then restore.</source>
        <translation>Nichts wurde geschrieben. Läuft das Spiel? Erneut nachsehen, dann wiederherstellen.</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie es ist</translation>
    </message>
    <message>
        <source>same in both</source>
        <translation>in beiden gleich</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>aus %1 wird %2</translation>
    </message>
    <message>
        <source>is written: %1</source>
        <translation>wird geschrieben: %1</translation>
    </message>
    <message>
        <source>Only a snapshot that counts is restored. Nothing was written.</source>
        <translation>Nur ein Snapshot, der gilt, wird wiederhergestellt. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Looking for keys was stopped.</source>
        <translation>Die Suche nach Schlüsseln wurde abgebrochen.</translation>
    </message>
    <message>
        <source>It is not the JSON that the game keeps here.</source>
        <translation>Das ist nicht das JSON, das das Spiel hier aufbewahrt.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Redis has %1, the week %2</source>
        <translation>Redis hat %1, die Woche %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>not cached</source>
        <translation>nicht im Cache</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>verwaist</translation>
    </message>
    <message>
        <source>wrong type</source>
        <translation>falscher Typ</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Redis does not have it: the game reads the week and fills it.</source>
        <translation>Redis hat es nicht: Das Spiel liest die Woche und füllt es.</translation>
    </message>
    <message>
        <source>Neither Redis nor the week has it.</source>
        <translation>Weder Redis noch die Woche hat es.</translation>
    </message>
    <message>
        <source>The week has no row that it could mirror.</source>
        <translation>Die Woche hat keine Zeile, die es spiegeln könnte.</translation>
    </message>
    <message>
        <source>Redis has a value of the type %1 here.</source>
        <translation>Redis hat hier einen Wert vom Typ %1.</translation>
    </message>
    <message>
        <source>no expiry</source>
        <translation>ohne Ablauf</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 s, longer than %2 s</source>
        <translation>%1 s, länger als %2 s</translation>
    </message>
    <message>
        <source>%1 s of %2 s</source>
        <translation>%1 s von %2 s</translation>
    </message>
    <message>
        <source>is deleted</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>is deleted: the week has nothing to keep there</source>
        <translation>wird gelöscht: Die Woche hat dort nichts aufzuheben</translation>
    </message>
    <message>
        <source>becomes %1, for %2 s</source>
        <translation>wird %1, für %2 s</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Es gibt nichts zu schreiben.</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>Der Grund fehlt.</translation>
    </message>
    <message>
        <source>Say why this is done: it is kept.</source>
        <translation>Angeben, warum das geschieht: Es wird aufbewahrt.</translation>
    </message>
    <message>
        <source>It was undone already.</source>
        <translation>Sie wurde schon rückgängig gemacht.</translation>
    </message>
    <message>
        <source>It wrote to %1, and this is %2.</source>
        <translation>Sie schrieb nach %1, und dies ist %2.</translation>
    </message>
    <message>
        <source>Redis is newer: it is at %1, the newest snapshot at %2 after the rollback. The game would go on from Redis.</source>
        <translation>Redis ist neuer: Es ist bei %1, der neueste Snapshot nach dem Rollback bei %2. Das Spiel würde von Redis aus weitergehen.</translation>
    </message>
    <message>
        <source>is removed: the snapshot does not have it</source>
        <translation>wird entfernt: Der Snapshot hat es nicht</translation>
    </message>
    <message>
        <source>%1 is no set.</source>
        <translation>%1 ist kein Set.</translation>
    </message>
    <message>
        <source>%1 is no hash.</source>
        <translation>%1 ist kein Hash.</translation>
    </message>
    <message>
        <source>%1 is no string.</source>
        <translation>%1 ist kein String.</translation>
    </message>
    <message>
        <source>%1 are more than %2: too many to write them at once.</source>
        <translation>%1 sind mehr als %2: zu viele, um sie auf einmal zu schreiben.</translation>
    </message>
    <message>
        <source>All or nothing is written. Look again.</source>
        <translation>Alles wird geschrieben oder nichts. Erneut nachsehen.</translation>
    </message>
    <message>
        <source>Redis or the week has changed since they were shown.</source>
        <translation>Redis oder die Woche hat sich seit der Anzeige geändert.</translation>
    </message>
    <message>
        <source>Nothing was written. Look again.</source>
        <translation>Nichts wurde geschrieben. Erneut nachsehen.</translation>
    </message>
    <message>
        <source>%1 of the snapshot cannot be written to Redis: %2</source>
        <translation>%1 des Snapshots lässt sich nicht nach Redis schreiben: %2</translation>
    </message>
    <message>
        <source>one of them has no id.</source>
        <translation>einem Eintrag fehlt die id.</translation>
    </message>
    <message>
        <source>two of them are called %1.</source>
        <translation>zwei Einträge heißen %1.</translation>
    </message>
    <message>
        <source>It has %1 bytes: too large for a key of this kind.</source>
        <translation>Er hat %1 Bytes: zu groß für einen Schlüssel dieser Art.</translation>
    </message>
    <message>
        <source>It has %1 elements: too many for a key of this kind.</source>
        <translation>Er hat %1 Elemente: zu viele für einen Schlüssel dieser Art.</translation>
    </message>
    <message>
        <source>Redis and the week agree.</source>
        <translation>Redis und die Woche stimmen überein.</translation>
    </message>
    <message>
        <source>%1 no longer has the value that the recovery wrote: the game has gone on since.</source>
        <translation>%1 hat nicht mehr den Wert, den die Wiederherstellung schrieb: Das Spiel ging seither weiter.</translation>
    </message>
    <message>
        <source>The commands before it were executed. Look again.</source>
        <translation>Die Befehle davor wurden ausgeführt. Erneut nachsehen.</translation>
    </message>
    <message>
        <source>The snapshots %1 share the greatest position, %2, so it is undecided which one counts. Compare them, and remove the wrong ones.</source>
        <translation>Die Snapshots %1 haben dieselbe höchste Position, %2: Welcher gilt, lässt sich nicht sagen. Sie vergleichen und die falschen entfernen.</translation>
    </message>
    <message>
        <source>The end of the address is unknown.</source>
        <translation>Die Adresse endet mit etwas Unbekanntem.</translation>
    </message>
    <message>
        <source>The name %1 is unknown.</source>
        <translation>Der Name %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It is unknown whether Redis was written: the answer was lost.</source>
        <translation>Ob nach Redis geschrieben wurde, ist nicht bekannt: Die Antwort ging verloren.</translation>
    </message>
    <message>
        <source>The game&apos;s Redis is not read. If it is newer than the week then, the game continues from Redis, and the plays that were taken back return.</source>
        <translation>Im Redis des Spiels wird nicht nachgesehen. Ist es dann neuer als die Woche, geht das Spiel von Redis aus weiter, und das Zurückgenommene kehrt wieder.</translation>
    </message>
</context>
<context>
    <name>RedisFields</name>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>Host of Redis</source>
        <translation>Host von Redis</translation>
    </message>
    <message>
        <source>A name, an address, or the path of a Unix socket</source>
        <translation>Ein Name, eine Adresse oder der Pfad eines Unix-Sockets</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>Port of Redis</source>
        <translation>Port von Redis</translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation>&amp;Datenbank:</translation>
    </message>
    <message>
        <source>Number of the database in Redis</source>
        <translation>Nummer der Datenbank in Redis</translation>
    </message>
    <message>
        <source>&amp;TLS, with a certificate that this computer knows</source>
        <translation>&amp;TLS, mit einem Zertifikat, das dieser Rechner kennt</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>Ben&amp;utzer:</translation>
    </message>
    <message>
        <source>User of Redis</source>
        <translation>Benutzer von Redis</translation>
    </message>
    <message>
        <source>the default user</source>
        <translation>der Standardbenutzer</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Passw&amp;ort:</translation>
    </message>
    <message>
        <source>Password of Redis</source>
        <translation>Passwort von Redis</translation>
    </message>
    <message>
        <source>&amp;Keep the password in the desktop&apos;s keychain</source>
        <translation>Das Passwort im Schlüsselbund des Desktops &amp;behalten</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Several games are called “%1”.</source>
        <translation>Mehrere Spiele heißen „%1“.</translation>
    </message>
    <message>
        <source>Name the game by its game_id.</source>
        <translation>Das Spiel mit seiner game_id angeben.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>This is what is saved, as you see it here. Nothing is sent anywhere: read it, then send it yourself.</source>
        <translation>Gespeichert wird, was Sie hier sehen. Nichts wird irgendwohin gesendet: Lesen Sie es und senden Sie es selbst.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole report</source>
        <translation>Kopiert den ganzen Bericht</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Save the report to a file</source>
        <translation>Speichert den Bericht in eine Datei</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
</context>
<context>
    <name>ResetSteps</name>
    <message>
        <source>The steps of the reset</source>
        <translation>Die Schritte des Resets</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Its metrics are kept, to be compared with later weeks.</source>
        <translation>Ihre Metriken werden aufbewahrt, zum Vergleich mit späteren Wochen.</translation>
    </message>
    <message>
        <source>The tables that the game carries over are copied.</source>
        <translation>Die Tabellen, die das Spiel mitnimmt, werden kopiert.</translation>
    </message>
    <message>
        <source>The old week is dropped, if its content is still what was archived.</source>
        <translation>Die alte Woche wird gelöscht, wenn ihr Inhalt noch der archivierte ist.</translation>
    </message>
    <message>
        <source>The old week becomes read-only; its sessions end.</source>
        <translation>Die alte Woche lässt sich von nun an nur noch lesen; ihre Sitzungen enden.</translation>
    </message>
    <message>
        <source>It is dumped, and the dump is restored and compared. The reset continues only if they are equal.</source>
        <translation>Ein Dump wird geschrieben, wiederhergestellt und verglichen: Erst dann geht es weiter.</translation>
    </message>
    <message>
        <source>The next week is created and migrated.</source>
        <translation>Die nächste Woche wird angelegt und migriert.</translation>
    </message>
    <message>
        <source>The next week is the live one. After this the reset cannot be undone.</source>
        <translation>Die nächste Woche ist die aktive. Danach gibt es kein Zurück.</translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message>
        <source>Make those changes a step of the game&apos;s rollback, so that the rows are known.</source>
        <translation>Diese Änderungen zu einem Schritt im Rollback des Spiels machen, damit die Zeilen bekannt sind.</translation>
    </message>
    <message>
        <source>%1 rows of %2 were to be deleted, and %3 were: a trigger kept the others.</source>
        <translation>%1 Zeilen von %2 sollten gelöscht werden, %3 wurden es: Ein Trigger behielt die anderen.</translation>
    </message>
    <message>
        <source>%1 rows of %2 were to be changed, and %3 were: a trigger kept the others.</source>
        <translation>%1 Zeilen von %2 sollten geändert werden, %3 wurden es: Ein Trigger behielt die anderen.</translation>
    </message>
    <message>
        <source>A table was made, dropped, emptied by TRUNCATE or rewritten meanwhile, by a trigger, a transform or somebody else: what that did to its rows cannot be taken back.</source>
        <translation>Eine Tabelle wurde inzwischen angelegt, gelöscht, mit TRUNCATE geleert oder umgeschrieben, von einem Trigger, einer Transformation oder jemand anderem: Was dabei mit ihren Zeilen geschah, lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Nothing was done. If it was somebody else, try again.</source>
        <translation>Nichts wurde getan. Wenn es jemand anderes war, erneut versuchen.</translation>
    </message>
    <message>
        <source>A step changes the primary key of rows, so that they cannot be found again.</source>
        <translation>Ein Schritt ändert den Primärschlüssel von Zeilen, sodass sie nicht wiederzufinden sind.</translation>
    </message>
    <message>
        <source>Correct the game&apos;s definition.</source>
        <translation>Die Definition des Spiels berichtigen.</translation>
    </message>
    <message>
        <source>The server does not list this database; it was renamed or dropped.</source>
        <translation>Der Server führt diese Datenbank nicht auf; sie wurde umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>The server does not count rows (track_counts is off), so what cascades and triggers do cannot be known.</source>
        <translation>Der Server zählt keine Zeilen (track_counts ist aus), deshalb ist nicht feststellbar, was Kaskaden und Trigger tun.</translation>
    </message>
    <message>
        <source>Set track_counts = on in its configuration.</source>
        <translation>In seiner Konfiguration track_counts = on setzen.</translation>
    </message>
    <message>
        <source>The role %1 is a superuser: whatever triggers and views of the week do would be done with all rights.</source>
        <translation>Die Rolle %1 ist ein Superuser: Was Trigger und Sichten der Woche tun, geschähe mit allen Rechten.</translation>
    </message>
    <message>
        <source>Connect as the role that owns the week, or allow it explicitly for this operation.</source>
        <translation>Mit der Rolle verbinden, der die Woche gehört, oder es für diesen Vorgang ausdrücklich erlauben.</translation>
    </message>
    <message>
        <source>The role %1 lacks rights for this: %2.</source>
        <translation>Der Rolle %1 fehlen dafür Rechte: %2.</translation>
    </message>
    <message>
        <source>Nothing was done. Ask the owner to grant them, or connect as the owner.</source>
        <translation>Nichts wurde getan. Den Eigentümer bitten, sie zu erteilen, oder als Eigentümer verbinden.</translation>
    </message>
    <message>
        <source>Somebody else is rolling this game back or undoing that. [55P03]</source>
        <translation>Jemand anderes setzt dieses Spiel gerade zurück oder macht das rückgängig. [55P03]</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>Der Grund fehlt.</translation>
    </message>
    <message>
        <source>Say why this is done: it is kept.</source>
        <translation>Angeben, warum das geschieht: Es wird aufbewahrt.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>This week has no operation %1.</source>
        <translation>Diese Woche hat keinen Vorgang %1.</translation>
    </message>
    <message>
        <source>%1: %2 gone, %3 changed, %4 added</source>
        <translation>%1: %2 entfernt, %3 geändert, %4 hinzugefügt</translation>
    </message>
    <message>
        <source>    fingerprint before %1, after %2</source>
        <translation>    Fingerabdruck vorher %1, nachher %2</translation>
    </message>
    <message>
        <source>Statements:</source>
        <translation>Anweisungen:</translation>
    </message>
    <message>
        <source>The operation&apos;s id is %1. If the week&apos;s history has it, it was done; if not, it was not.</source>
        <translation>Die Id des Vorgangs ist %1. Steht sie in der Historie der Woche, wurde er ausgeführt; sonst nicht.</translation>
    </message>
    <message>
        <source>The connection was lost and nothing was done: it was looked up.</source>
        <translation>Die Verbindung brach ab, und nichts wurde getan: Das wurde nachgesehen.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>This week has no ledger.</source>
        <translation>Diese Woche hat kein Journal.</translation>
    </message>
    <message>
        <source>No operation is that old.</source>
        <translation>Kein Vorgang ist so alt.</translation>
    </message>
    <message>
        <source>The play log “%1” of %2 says nothing of how it is rolled back.</source>
        <translation>Das Spielzug-Protokoll „%1“ von %2 gibt nicht an, wie es zurückgesetzt wird.</translation>
    </message>
    <message>
        <source>Describe it under “rollback” in game.json.</source>
        <translation>Es in game.json unter „rollback“ beschreiben.</translation>
    </message>
    <message>
        <source>Sequences that triggers advance stay advanced, now and after an undo.</source>
        <translation>Sequenzen, die Trigger weiterzählen, bleiben weitergezählt, jetzt und nach einer Rücknahme.</translation>
    </message>
    <message>
        <source>Notifications (NOTIFY) that triggers send go out when the rollback is committed.</source>
        <translation>Benachrichtigungen (NOTIFY) von Triggern gehen hinaus, wenn das Rollback festgeschrieben wird.</translation>
    </message>
    <message>
        <source>Changes that triggers make outside this database (foreign tables, dblink, files) are neither counted nor undone.</source>
        <translation>Änderungen, die Trigger außerhalb dieser Datenbank vornehmen (Fremdtabellen, dblink, Dateien), werden weder gezählt noch rückgängig gemacht.</translation>
    </message>
    <message>
        <source>the game has no plays.</source>
        <translation>das Spiel hat keine Spielzüge.</translation>
    </message>
    <message>
        <source>there is no such play.</source>
        <translation>einen solchen Spielzug gibt es nicht.</translation>
    </message>
    <message>
        <source>it is the last play, after which there is nothing to take back.</source>
        <translation>es ist der letzte Spielzug, nach dem nichts zurückzunehmen ist.</translation>
    </message>
    <message>
        <source>the last play is %1.</source>
        <translation>der letzte Spielzug ist %1.</translation>
    </message>
    <message>
        <source>The play log “%1” cannot be rolled back.</source>
        <translation>Das Spielzug-Protokoll „%1“ lässt sich nicht zurücksetzen.</translation>
    </message>
    <message>
        <source>The operation was not undone, so it cannot be done again.</source>
        <translation>Der Vorgang wurde nicht rückgängig gemacht und lässt sich deshalb nicht erneut ausführen.</translation>
    </message>
    <message>
        <source>%1 has no play log “%2” any more.</source>
        <translation>%1 hat kein Spielzug-Protokoll „%2“ mehr.</translation>
    </message>
    <message>
        <source>this is not a confirmation of a rollback</source>
        <translation>das ist keine Bestätigung eines Rollbacks</translation>
    </message>
    <message>
        <source>it is another database than the one of the preview</source>
        <translation>es ist eine andere Datenbank als die der Vorschau</translation>
    </message>
    <message>
        <source>it is another game, or the plan of the rollback was changed</source>
        <translation>es ist ein anderes Spiel, oder der Plan des Rollbacks wurde geändert</translation>
    </message>
    <message>
        <source>the preview was for play %1</source>
        <translation>die Vorschau galt für Spielzug %1</translation>
    </message>
    <message>
        <source>the last play was %1 and is %2 now</source>
        <translation>der letzte Spielzug war %1 und ist jetzt %2</translation>
    </message>
    <message>
        <source>%1 gone, %2 changed, %3 added in %4</source>
        <translation>%1 entfernt, %2 geändert, %3 hinzugefügt in %4</translation>
    </message>
    <message>
        <source>other rows would be touched than were shown, now: %1</source>
        <translation>andere Zeilen als die gezeigten wären betroffen, jetzt: %1</translation>
    </message>
    <message>
        <source>it is, in whole or in part, on another server</source>
        <translation>sie liegt ganz oder teilweise auf einem anderen Server</translation>
    </message>
    <message>
        <source>it is no table</source>
        <translation>es ist keine Tabelle</translation>
    </message>
    <message>
        <source>it is a partition; the partitioned table has to be named</source>
        <translation>sie ist eine Partition; anzugeben ist die partitionierte Tabelle</translation>
    </message>
    <message>
        <source>other tables inherit from it</source>
        <translation>andere Tabellen erben von ihr</translation>
    </message>
    <message>
        <source>it has rules, which rewrite statements</source>
        <translation>sie hat Regeln, die Anweisungen umschreiben</translation>
    </message>
    <message>
        <source>row-level security hides rows of it from this role</source>
        <translation>die Sicherheit auf Zeilenebene verbirgt Zeilen von ihr vor dieser Rolle</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Rows of %1 cannot be rolled back: %2.</source>
        <translation>Zeilen von %1 lassen sich nicht zurücksetzen: %2.</translation>
    </message>
    <message>
        <source>Rows of %1 cannot be changed and put back: it has no primary key.</source>
        <translation>Zeilen von %1 lassen sich nicht ändern und zurückholen: Die Tabelle hat keinen Primärschlüssel.</translation>
    </message>
    <message>
        <source>CREATE on the database %1, for the schema weekglass that keeps what is removed</source>
        <translation>CREATE auf der Datenbank %1, für das Schema weekglass, das Entferntes aufbewahrt</translation>
    </message>
    <message>
        <source>USAGE and CREATE on the schema weekglass, SELECT and INSERT on weekglass.operations</source>
        <translation>USAGE und CREATE auf dem Schema weekglass, SELECT und INSERT auf weekglass.operations</translation>
    </message>
    <message>
        <source>The plan left plays: the last one would be %1, not %2.</source>
        <translation>Der Plan ließ Spielzüge übrig: Der letzte wäre %1, nicht %2.</translation>
    </message>
    <message>
        <source>There is no game %1.</source>
        <translation>Ein Spiel %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 rows of %2 stand for this game; it has to be one.</source>
        <translation>%1 Zeilen von %2 stehen für dieses Spiel; es muss genau eine sein.</translation>
    </message>
    <message>
        <source>To undo this, the owner of %1 is needed: its triggers are switched off meanwhile.</source>
        <translation>Um das rückgängig zu machen, braucht es den Eigentümer von %1: Die Trigger werden währenddessen ausgeschaltet.</translation>
    </message>
    <message>
        <source>To undo this, INSERT, UPDATE and DELETE on %1 are needed.</source>
        <translation>Um das rückgängig zu machen, braucht es INSERT, UPDATE und DELETE auf %1.</translation>
    </message>
    <message>
        <source>There is no table %1 in this week.</source>
        <translation>In dieser Woche gibt es keine Tabelle %1.</translation>
    </message>
    <message>
        <source>Migrate the week, or correct the game&apos;s definition.</source>
        <translation>Die Woche migrieren oder die Definition des Spiels berichtigen.</translation>
    </message>
    <message>
        <source>%1 has no play log “%2” that can be rolled back any more.</source>
        <translation>%1 hat kein Spielzug-Protokoll „%2“ mehr, das sich zurücksetzen lässt.</translation>
    </message>
    <message>
        <source>It was undone already, by %1.</source>
        <translation>Es wurde schon rückgängig gemacht, durch %1.</translation>
    </message>
    <message>
        <source>Its rows were purged from the ledger.</source>
        <translation>Die zugehörigen Zeilen wurden aus dem Journal bereinigt.</translation>
    </message>
    <message>
        <source>The last play is %1 now, not %2 as the rollback left it: there were new plays, or another rollback.</source>
        <translation>Der letzte Spielzug ist jetzt %1, nicht %2 wie nach dem Rollback: Es gab neue Spielzüge oder ein weiteres Rollback.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are not as the rollback left them; nothing is put over them.</source>
        <translation>
            <numerusform>%n Zeile ist nicht so, wie das Rollback sie hinterließ; sie wird nicht überschrieben.</numerusform>
            <numerusform>%n Zeilen sind nicht so, wie das Rollback sie hinterließ; sie werden nicht überschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Nichts wurde getan.</translation>
    </message>
    <message>
        <source>%1: %2 exists again</source>
        <translation>%1: %2 gibt es wieder</translation>
    </message>
    <message>
        <source>%1: %2 was changed since</source>
        <translation>%1: %2 wurde seither geändert</translation>
    </message>
    <message>
        <source>%1: %2 is missing</source>
        <translation>%1: %2 fehlt</translation>
    </message>
    <message>
        <source>to own %1, whose triggers are switched off meanwhile</source>
        <translation>Eigentum an %1, dessen Trigger währenddessen ausgeschaltet werden</translation>
    </message>
    <message>
        <source>Putting the rows back would change other rows of %1.</source>
        <translation>Die Zeilen zurückzuholen würde andere Zeilen von %1 ändern.</translation>
    </message>
    <message>
        <source>%1 rows of %2 would not come back exactly as they were.</source>
        <translation>%1 Zeilen von %2 kämen nicht genau so zurück, wie sie waren.</translation>
    </message>
    <message>
        <source>The columns of %1 were changed since, so its rows do not fit any more.</source>
        <translation>Die Spalten von %1 wurden seither geändert, deshalb passen die Zeilen nicht mehr.</translation>
    </message>
    <message>
        <source>%1 rows of %2 were to be put back, and %3 were.</source>
        <translation>%1 Zeilen von %2 sollten zurückgeholt werden, %3 wurden es.</translation>
    </message>
    <message>
        <source>step %1, “%2”: %3 WHERE %4</source>
        <translation>Schritt %1, „%2“: %3 WHERE %4</translation>
    </message>
    <message>
        <source>Nothing was done. %1</source>
        <translation>Nichts wurde getan. %1</translation>
    </message>
    <message>
        <source>game.json, the rollback of “%1”</source>
        <translation>game.json, das Rollback von „%1“</translation>
    </message>
    <message>
        <source>Add a condition on the game ($1) to the step, or “&quot;touchesOthers&quot;: true” if that is meant.</source>
        <translation>Dem Schritt eine Bedingung auf das Spiel ($1) geben oder „&quot;touchesOthers&quot;: true“, wenn das gewollt ist.</translation>
    </message>
    <message>
        <source>The game cannot be rolled back to play %1: there is no such play.</source>
        <translation>Das Spiel lässt sich nicht auf Spielzug %1 zurücksetzen: Diesen Spielzug gibt es nicht.</translation>
    </message>
    <message>
        <source>Nothing was done. The plays next to it: %1.</source>
        <translation>Nichts wurde getan. Die Spielzüge daneben: %1.</translation>
    </message>
    <message>
        <source>The rollback would touch %L1 rows of other games in %2.</source>
        <translation>Das Rollback beträfe %L1 Zeilen anderer Spiele in %2.</translation>
    </message>
    <message>
        <source>No other game of this log loses or gains plays.</source>
        <translation>Kein anderes Spiel dieses Protokolls verliert oder gewinnt Spielzüge.</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 auf %3</translation>
    </message>
    <message numerus="yes">
        <source>The number of plays changes in %n other game(s): %1.</source>
        <translation>
            <numerusform>Die Zahl der Spielzüge ändert sich in %n anderen Spiel: %1.</numerusform>
            <numerusform>Die Zahl der Spielzüge ändert sich in %n anderen Spielen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the conditions of the steps: the plays after $2 have to go.</source>
        <translation>Die Bedingungen der Schritte berichtigen: Die Spielzüge nach $2 müssen weg.</translation>
    </message>
    <message>
        <source>The plan cuts too much: the last play would be %1, not %2, which has to stay.</source>
        <translation>Der Plan schneidet zu viel ab: Der letzte Spielzug wäre %1, nicht %2, der bleiben muss.</translation>
    </message>
    <message>
        <source>The game&apos;s definition says that this touches rows of other games. %1</source>
        <translation>Die Definition des Spiels sagt, dass das Zeilen anderer Spiele betrifft. %1</translation>
    </message>
    <message>
        <source>The query has two last plays: %1 and %2.</source>
        <translation>Die Abfrage hat zwei letzte Spielzüge: %1 und %2.</translation>
    </message>
    <message>
        <source>The last play would be %1, not %2.</source>
        <translation>Der letzte Spielzug wäre %1, nicht %2.</translation>
    </message>
    <message>
        <source>Cascades, triggers or transforms change rows of %1, which has more than %2 rows: too many to compare all of them.</source>
        <translation>Kaskaden, Trigger oder Transformationen ändern Zeilen von %1, das mehr als %2 Zeilen hat: zu viele, um alle zu vergleichen.</translation>
    </message>
    <message>
        <source>The rollback would remove %L1 rows of plays up to %2 from %3.</source>
        <translation>Das Zurücksetzen würde %L1 Zeilen von Spielzügen bis %2 aus %3 entfernen.</translation>
    </message>
    <message>
        <source>Look for a trigger or a foreign key that removes them along with others.</source>
        <translation>Suchen Sie nach einem Trigger oder Fremdschlüssel, der sie zusammen mit anderen entfernt.</translation>
    </message>
    <message>
        <source>A trigger or a cascade touches them: correct it, or add “&quot;touchesOthers&quot;: true” to the step if that is meant.</source>
        <translation>Ein Trigger oder eine Kaskade berührt sie: Korrigieren Sie das, oder ergänzen Sie „&quot;touchesOthers&quot;: true“ beim Schritt, wenn es so gewollt ist.</translation>
    </message>
    <message>
        <source>The last play would be %1, not %2 as it was before the rollback: something else that it depends on was changed.</source>
        <translation>Der letzte Spielzug wäre %1, nicht %2 wie vor dem Zurücksetzen: Etwas anderes, von dem er abhängt, wurde geändert.</translation>
    </message>
    <message>
        <source>%1 (database user %2, from %3)</source>
        <translation>%1 (Datenbankbenutzer %2, von %3)</translation>
    </message>
    <message>
        <source>Last play</source>
        <translation>Letzter Spielzug</translation>
    </message>
    <message>
        <source>%1 before, %2 afterwards (target %3)</source>
        <translation>vorher %1, danach %2 (Ziel %3)</translation>
    </message>
    <message>
        <source>%1, unchanged</source>
        <comment>value of a fact</comment>
        <translation>%1, unverändert</translation>
    </message>
    <message>
        <source>%1 before, %2 afterwards</source>
        <comment>values of a fact</comment>
        <translation>vorher %1, danach %2</translation>
    </message>
    <message>
        <source>Undoes</source>
        <translation>Macht rückgängig</translation>
    </message>
    <message>
        <source>Does again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Was undone by</source>
        <translation>Rückgängig gemacht durch</translation>
    </message>
    <message>
        <source>Was done again by</source>
        <translation>Wiederholt durch</translation>
    </message>
    <message>
        <source>Undo data</source>
        <translation>Rücknahmedaten</translation>
    </message>
    <message>
        <source>purged: it cannot be undone any more</source>
        <translation>bereinigt: kann nicht mehr rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>Rollback undone, back to play %1</source>
        <translation>Zurücksetzung rückgängig gemacht, wieder bei Spielzug %1</translation>
    </message>
    <message>
        <source>Undo data of old rollbacks purged</source>
        <translation>Rücknahmedaten alter Zurücksetzungen bereinigt</translation>
    </message>
    <message>
        <source>none</source>
        <comment>a fact that has no value</comment>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>%1 of the play log “%2”</source>
        <translation>%1 des Spielprotokolls „%2“</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>identifier %1</source>
        <translation>Kennung %1</translation>
    </message>
    <message>
        <source>%1, identifier %2</source>
        <translation>%1, Kennung %2</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>to the beginning</source>
        <comment>rolled back</comment>
        <translation>auf den Anfang</translation>
    </message>
    <message>
        <source>to play %1</source>
        <comment>rolled back</comment>
        <translation>auf Spielzug %1</translation>
    </message>
    <message>
        <source>Rolled back from play %1 %2</source>
        <translation>Von Spielzug %1 %2 zurückgesetzt</translation>
    </message>
    <message>
        <source>Rolled back again from play %1 %2</source>
        <translation>Von Spielzug %1 erneut %2 zurückgesetzt</translation>
    </message>
    <message>
        <source>The game cannot be rolled back %1: %2</source>
        <translation>Das Spiel lässt sich nicht %1 zurücksetzen: %2</translation>
    </message>
    <message>
        <source>%1 rows of %2 were to be inserted, and %3 were: a trigger kept the others.</source>
        <translation>%1 Zeilen von %2 sollten eingefügt werden, %3 wurden es: Ein Trigger hielt die anderen zurück.</translation>
    </message>
    <message>
        <source>A step inserts rows again that an earlier one deletes.</source>
        <translation>Ein Schritt fügt Zeilen wieder ein, die ein früherer löscht.</translation>
    </message>
    <message>
        <source>Correct the game&apos;s definition: update those rows.</source>
        <translation>Die Definition des Spiels berichtigen: diese Zeilen mit UPDATE ändern.</translation>
    </message>
    <message>
        <source>Rows of %1 cannot be kept: %2.</source>
        <translation>Zeilen von %1 lassen sich nicht aufbewahren: %2.</translation>
    </message>
    <message>
        <source>%1 (%2 there, %3 here)</source>
        <comment>column, its type in both tables</comment>
        <translation>%1 (%2 dort, %3 hier)</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Rows of %1 do not fit into %2: the columns differ.</source>
        <translation>Zeilen von %1 passen nicht in %2: Die Spalten weichen ab.</translation>
    </message>
    <message>
        <source>Nothing was done. Give %1 the same columns.</source>
        <translation>Nichts wurde getan. %1 dieselben Spalten geben.</translation>
    </message>
    <message>
        <source>Triggers or cascades changed more than these rows: %1.</source>
        <translation>Trigger oder Kaskaden haben mehr als diese Zeilen geändert: %1.</translation>
    </message>
    <message>
        <source>a table was rewritten</source>
        <translation>eine Tabelle wurde neu geschrieben</translation>
    </message>
    <message>
        <source>Nothing was done, since that could not be put back.</source>
        <translation>Nichts wurde getan, denn das ließe sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Not all rows that went from %1 were kept.</source>
        <translation>Nicht alle Zeilen, die aus %1 wegfielen, wurden aufbewahrt.</translation>
    </message>
    <message>
        <source>A trigger may keep rows out. Nothing was done.</source>
        <translation>Vielleicht hält ein Trigger Zeilen zurück. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>Pruned: %1 rows of %2</source>
        <translation>Ausgedünnt: %1 Zeilen aus %2</translation>
    </message>
    <message>
        <source>Moved: %1 rows of %2 to %3</source>
        <translation>Verschoben: %1 Zeilen aus %2 nach %3</translation>
    </message>
    <message>
        <source>Put back: %1 rows of %2</source>
        <translation>Zurückgeholt: %1 Zeilen von %2</translation>
    </message>
    <message>
        <source>step %1, “%2”: %3</source>
        <translation>Schritt %1, „%2“: %3</translation>
    </message>
    <message>
        <source>Operation %1 changed the week, and its newest snapshot is still to be written to %2. Until then the game would go on from what Redis has.</source>
        <translation>Vorgang %1 hat die Woche geändert, und ihr neuester Snapshot ist noch nach %2 zu schreiben. Bis dahin würde das Spiel mit dem weitergehen, was Redis hat.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The week has no such table.</source>
        <translation>Die Woche hat keine solche Tabelle.</translation>
    </message>
    <message>
        <source>An undo or a purge cannot be undone.</source>
        <translation>Eine Rücknahme oder Bereinigung lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are in the way; nothing is put over them.</source>
        <translation>
            <numerusform>%n Zeile ist im Weg; sie wird nicht überschrieben.</numerusform>
            <numerusform>%n Zeilen sind im Weg; sie werden nicht überschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was purged: the preview is out of date (%1 rows of %2 operations now).</source>
        <translation>Nichts wurde bereinigt: Die Vorschau ist veraltet (jetzt %1 Zeilen von %2 Vorgängen).</translation>
    </message>
    <message>
        <source>Triggers change ever more tables (%1): their effects cannot be followed.</source>
        <translation>Trigger ändern immer weitere Tabellen (%1): Ihre Wirkungen lassen sich nicht verfolgen.</translation>
    </message>
    <message>
        <source>This database lacks parts that the rollback of “%1” needs: %2.</source>
        <translation>Dieser Datenbank fehlen Teile, die das Rollback von „%1“ braucht: %2.</translation>
    </message>
    <message>
        <source>Nothing was done, because the preview is out of date: %1.</source>
        <translation>Nichts wurde getan, weil die Vorschau veraltet ist: %1.</translation>
    </message>
    <message>
        <source>Rules or row-level security of %1 would change the restored rows.</source>
        <translation>Regeln oder die Sicherheit auf Zeilenebene von %1 würden die zurückgeholten Zeilen ändern.</translation>
    </message>
    <message>
        <source>Nothing was done. The definitions of their computed columns were changed since.</source>
        <translation>Nichts wurde getan. Die Definitionen ihrer berechneten Spalten wurden seither geändert.</translation>
    </message>
    <message>
        <source>Nothing was done. The kept rows are in %1.</source>
        <translation>Nichts wurde getan. Die aufbewahrten Zeilen stehen in %1.</translation>
    </message>
    <message>
        <source>The connection was lost during COMMIT, and no server has answered since: it is unknown whether it was done.</source>
        <translation>Die Verbindung brach beim COMMIT ab, und seither antwortete kein Server: Ob es getan wurde, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Correct the condition of the step: it may delete only what is after $2 (&gt; $2, not &gt;= $2).</source>
        <translation>Die Bedingung des Schritts berichtigen: Nur was nach $2 kommt, muss weg (&gt; $2, nicht &gt;= $2).</translation>
    </message>
    <message>
        <source>Make a new preview.</source>
        <translation>Eine neue Vorschau ansehen.</translation>
    </message>
    <message>
        <source>Rows of %1 are on several servers, where nobody counts what triggers and transforms change.</source>
        <translation>Zeilen von %1 liegen auf mehreren Servern, wo niemand zählt, was Trigger und Transformationen ändern.</translation>
    </message>
    <message>
        <source>Nothing was done. Make those changes steps of the game&apos;s rollback.</source>
        <translation>Nichts wurde getan. Diese Änderungen zu Schritten des Rollbacks des Spiels machen.</translation>
    </message>
    <message>
        <source>A foreign key changes further rows where rows of %1 are deleted. On several servers nobody counts them.</source>
        <translation>Ein Fremdschlüssel ändert weitere Zeilen, wo Zeilen von %1 gelöscht werden. Auf mehreren Servern zählt sie niemand.</translation>
    </message>
    <message>
        <source>Nothing was done. Delete those rows in an earlier step, by a key without ON DELETE.</source>
        <translation>Nichts wurde getan. Diese Zeilen in einem früheren Schritt löschen, mit einem Schlüssel ohne ON DELETE.</translation>
    </message>
</context>
<context>
    <name>RowConditionDialog</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>&amp;Column</source>
        <translation>&amp;Spalte</translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation>&amp;Pfad</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>W&amp;ert</translation>
    </message>
</context>
<context>
    <name>SaveMetricDialog</name>
    <message>
        <source>Save as a metric of the game</source>
        <translation>Als Metrik des Spiels speichern</translation>
    </message>
    <message>
        <source>&amp;Title:</source>
        <translation>&amp;Titel:</translation>
    </message>
    <message>
        <source>&amp;File name:</source>
        <translation>&amp;Dateiname:</translation>
    </message>
    <message>
        <source>&amp;Unit:</source>
        <translation>E&amp;inheit:</translation>
    </message>
    <message>
        <source>of the values, such as credits</source>
        <translation>der Werte, etwa Credits</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>A&amp;rt:</translation>
    </message>
    <message>
        <source>Gauge: goes up and down</source>
        <translation>Messwert (gauge): steigt und fällt</translation>
    </message>
    <message>
        <source>Counter: only grows</source>
        <translation>Zähler (counter): wächst nur</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Beschreibung:</translation>
    </message>
    <message>
        <source>&amp;Replace a metric of this name</source>
        <translation>Eine Metrik dieses Namens &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
</context>
<context>
    <name>SavedSqlDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save the editor&apos;s text under this name</source>
        <translation>Den Text des Editors unter diesem Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in names and texts</source>
        <translation>In Namen und Texten suchen</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>&amp;Take into the editor</source>
        <translation>&amp;In den Editor übernehmen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>SchemaItems</name>
    <message>
        <source>PK FK</source>
        <comment>primary and foreign key</comment>
        <translation>PK FK</translation>
    </message>
    <message>
        <source>PK</source>
        <comment>primary key</comment>
        <translation>PK</translation>
    </message>
    <message>
        <source>FK</source>
        <comment>foreign key</comment>
        <translation>FK</translation>
    </message>
    <message>
        <source>%1 (partitioned)</source>
        <translation>%1 (partitioniert)</translation>
    </message>
    <message>
        <source>Table %1: %2</source>
        <comment>name, columns</comment>
        <translation>Tabelle %1: %2</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weitere</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more column(s)</source>
        <translation>
            <numerusform>%n weitere Spalte</numerusform>
            <numerusform>%n weitere Spalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scratch</name>
    <message>
        <source>The password cannot be handed to the program.</source>
        <translation>Das Passwort lässt sich nicht an das Programm weitergeben.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>No answer for %1 s from %2; the program was ended.</source>
        <translation>Keine Antwort seit %1 s von %2; das Programm wurde beendet.</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>dem Server</translation>
    </message>
    <message>
        <source>Check the network and the server, then try again.</source>
        <translation>Netzwerk und Server prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The program cannot be started.</source>
        <translation>Das Programm kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 ist gescheitert.</translation>
    </message>
    <message>
        <source>Its words say why.</source>
        <translation>Warum, steht in seiner Meldung.</translation>
    </message>
    <message>
        <source>The week uses the extension %1, which cannot be made where its archive is restored.</source>
        <translation>Die Woche verwendet die Erweiterung %1, die sich dort, wo ihr Archiv wiederhergestellt wird, nicht anlegen lässt.</translation>
    </message>
    <message>
        <source>Install it there and use a superuser there, such as that of the private local server; or remove the extension from the week.</source>
        <translation>Sie dort installieren und dort einen Superuser verwenden, etwa den des privaten lokalen Servers; oder die Erweiterung aus der Woche entfernen.</translation>
    </message>
    <message>
        <source>The server has no such extension.</source>
        <translation>Der Server hat keine solche Erweiterung.</translation>
    </message>
    <message>
        <source>The extension %1 is in the schema %2, where no archive can bring it back.</source>
        <translation>Die Erweiterung %1 ist im Schema %2, wohin kein Archiv sie zurückbringen kann.</translation>
    </message>
    <message>
        <source>Move it: ALTER EXTENSION … SET SCHEMA public; or remove it from the week.</source>
        <translation>Sie verschieben: ALTER EXTENSION … SET SCHEMA public; oder sie aus der Woche entfernen.</translation>
    </message>
    <message>
        <source>The role there needs the rights CREATEDB and CREATEROLE, and the system the locale %1.</source>
        <translation>Die Rolle dort braucht die Rechte CREATEDB und CREATEROLE, das System die Locale %1.</translation>
    </message>
    <message>
        <source>A dump of PostgreSQL %1 cannot be restored for comparison: the server for that has version %2.</source>
        <translation>Ein Dump von PostgreSQL %1 kann zum Vergleich nicht wiederhergestellt werden: Der Server dafür hat Version %2.</translation>
    </message>
    <message>
        <source>Install the package %1, or let it be restored on the week&apos;s own server.</source>
        <translation>Das Paket %1 installieren oder ihn auf dem Server der Woche selbst wiederherstellen lassen.</translation>
    </message>
    <message>
        <source>It belongs to another role, so Weekglass did not make it.</source>
        <translation>Es gehört einer anderen Rolle, also hat Weekglass es nicht angelegt.</translation>
    </message>
    <message>
        <source>A program is using it.</source>
        <translation>Ein Programm benutzt es.</translation>
    </message>
    <message>
        <source>An archive&apos;s database cannot be named like a role that has rights or members.</source>
        <translation>Die Datenbank eines Archivs kann nicht heißen wie eine Rolle, die Rechte oder Mitglieder hat.</translation>
    </message>
    <message>
        <source>Open the archive on another server, or rename the role there: ALTER ROLE … RENAME TO ….</source>
        <translation>Das Archiv auf einem anderen Server öffnen oder die Rolle dort umbenennen: ALTER ROLE … RENAME TO ….</translation>
    </message>
    <message>
        <source>The archive was made with pg_dump %1, so PostgreSQL %2 cannot restore it.</source>
        <translation>Das Archiv wurde mit pg_dump %1 gemacht, deshalb kann PostgreSQL %2 es nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Use a server of PostgreSQL %1 or newer; the package %2 has one.</source>
        <translation>Einen Server mit PostgreSQL %1 oder neuer verwenden; das Paket %2 enthält einen.</translation>
    </message>
</context>
<context>
    <name>Scripts</name>
    <message>
        <source>The server reads several statements where only one was found, and ran none of them. Write it in a simpler way, or as files of their own.</source>
        <translation>Der Server liest mehrere Anweisungen, wo nur eine gefunden wurde, und hat keine davon ausgeführt. Es einfacher schreiben, oder in eigenen Dateien.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>The file ended the transaction that it ran in, so part of it may have been committed.</source>
        <translation>Die Datei hat die Transaktion beendet, in der sie lief; ein Teil davon kann also festgeschrieben sein.</translation>
    </message>
    <message>
        <source>The file begins or ends a transaction itself (%1).</source>
        <translation>Die Datei beginnt oder beendet selbst eine Transaktion (%1).</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Take the statement out: the whole file runs in one transaction, so that it happens whole or not at all.</source>
        <translation>Die Anweisung herausnehmen: Die ganze Datei läuft in einer Transaktion, damit sie ganz oder gar nicht wirkt.</translation>
    </message>
    <message>
        <source>Remove that statement from the file, and check the present state of the database.</source>
        <translation>Diese Anweisung aus der Datei entfernen und den jetzigen Zustand der Datenbank prüfen.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>%1, %2, id %3</source>
        <comment>event: subject, time, id</comment>
        <translation>%1, %2, Id %3</translation>
    </message>
    <message>
        <source>%1 by id</source>
        <translation>%1 nach Id</translation>
    </message>
    <message>
        <source>%1 by subject</source>
        <translation>%1 nach Betreff</translation>
    </message>
    <message>
        <source>%1, number %2, id %3</source>
        <comment>snapshot: time, number, id</comment>
        <translation>%1, Nummer %2, Id %3</translation>
    </message>
</context>
<context>
    <name>ShortTime</name>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>Snapshots</name>
    <message>
        <source>A snapshot source has id, seq, at, subject and payload.</source>
        <translation>Eine Snapshotquelle hat id, seq, at, subject und payload.</translation>
    </message>
    <message>
        <source>This snapshot is not there any more.</source>
        <translation>Diesen Snapshot gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Load the list again.</source>
        <translation>Die Liste neu laden.</translation>
    </message>
    <message>
        <source>%1 is there twice: snapshot %2 has it too.</source>
        <translation>%1 kommt zweimal vor: Snapshot %2 hat es auch.</translation>
    </message>
    <message>
        <source>%1 comes after %2: at a usual step of %3 there are %4 missing.</source>
        <translation>%1 kommt nach %2: Bei der üblichen Schrittweite von %3 fehlen %4.</translation>
    </message>
    <message>
        <source>%1 was written after %2.</source>
        <translation>%1 wurde nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>%1 is of %2, but %3 before it is of %4.</source>
        <translation>%1 ist von %2, das vorhergehende %3 aber von %4.</translation>
    </message>
    <message>
        <source>%1 is newer than the game, which is at %2.</source>
        <translation>%1 ist neuer als das Spiel, das bei %2 steht.</translation>
    </message>
    <message>
        <source>There is no checksum.</source>
        <translation>Es gibt keine Prüfsumme.</translation>
    </message>
    <message>
        <source>There is no payload.</source>
        <translation>Es gibt keine Nutzdaten.</translation>
    </message>
    <message>
        <source>The checksum does not belong to this payload.</source>
        <translation>Die Prüfsumme gehört nicht zu diesen Nutzdaten.</translation>
    </message>
    <message>
        <source>The checksum cannot be verified: JSONB may have changed how numbers were written (1e2 is stored as 100), and the checksum was made before that.</source>
        <translation>Die Prüfsumme lässt sich nicht prüfen: JSONB kann die Schreibweise von Zahlen geändert haben (1e2 wird als 100 gespeichert), und die Prüfsumme entstand davor.</translation>
    </message>
    <message>
        <source>The checksum is no SHA-256 in hexadecimal digits.</source>
        <translation>Die Prüfsumme ist kein SHA-256 in Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>Verifying was stopped.</source>
        <translation>Die Prüfung wurde angehalten.</translation>
    </message>
    <message>
        <source>Two snapshots have the same “seq” and “id”.</source>
        <translation>Zwei Snapshots haben dieselbe „seq“ und „id“.</translation>
    </message>
    <message>
        <source>Two snapshots have the id %1: at %2 and at %3.</source>
        <translation>Zwei Snapshots haben die id %1: bei %2 und bei %3.</translation>
    </message>
    <message>
        <source>Give each snapshot of the query an id of its own.</source>
        <translation>Jedem Snapshot der Abfrage eine eigene id geben.</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %1 the newest %2 by %3 stay.</source>
        <translation>Von %1 bleiben die neuesten %2 nach %3.</translation>
    </message>
    <message>
        <source>Of %1 the newest %2 by %3 stay for each %4.</source>
        <translation>Von %1 bleiben die neuesten %2 nach %3 je %4.</translation>
    </message>
    <message>
        <source>There is no such table.</source>
        <translation>Eine solche Tabelle gibt es nicht.</translation>
    </message>
    <message>
        <source>Migrate the week.</source>
        <translation>Die Woche migrieren.</translation>
    </message>
    <message>
        <source>The column %1 may have a value twice, so that it does not say which rows go.</source>
        <translation>Die Spalte %1 kann einen Wert zweimal enthalten und sagt deshalb nicht, welche Zeilen wegfallen.</translation>
    </message>
    <message>
        <source>Give it a unique index.</source>
        <translation>Ihr einen eindeutigen Index geben.</translation>
    </message>
    <message>
        <source>Rows of %1 would be deleted or changed along.</source>
        <translation>Zeilen von %1 würden mitgelöscht oder mitgeändert.</translation>
    </message>
    <message>
        <source>Such rows cannot be shown beforehand, so nothing is deleted.</source>
        <translation>Solche Zeilen lassen sich vorher nicht zeigen, deshalb wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>A rule that keeps no row is not applied.</source>
        <translation>Eine Regel, die keine Zeile behält, wird nicht angewendet.</translation>
    </message>
    <message>
        <source>%1 row(s) that would go have no %2, so nobody knows how new they are.</source>
        <translation>%1 Zeile(n), die wegfielen, haben kein %2; niemand weiß also, wie neu sie sind.</translation>
    </message>
    <message>
        <source>Fill the column in first.</source>
        <translation>Zuerst die Spalte füllen.</translation>
    </message>
    <message>
        <source>The row written last would go: by %1 it is not among the newest %2.</source>
        <translation>Die zuletzt geschriebene Zeile fiele weg: Nach %1 gehört sie nicht zu den neuesten %2.</translation>
    </message>
    <message>
        <source>Other rows would go now than were shown (%1 instead of %2); nothing was deleted.</source>
        <translation>Jetzt würden andere Zeilen wegfallen als die gezeigten (%1 statt %2); nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>The numbers ran backwards; see the findings of “verify”.</source>
        <translation>Die Nummern liefen rückwärts; die Befunde von „verify“ ansehen.</translation>
    </message>
    <message>
        <source>Nothing younger than %1 by %2 is deleted.</source>
        <translation>Nichts fällt weg, was nach %2 jünger als %1 ist.</translation>
    </message>
    <message>
        <source>Make a new preview.</source>
        <translation>Die Vorschau erneut ansehen.</translation>
    </message>
</context>
<context>
    <name>SqlDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>Start of a week</source>
        <translation>Beginn einer Woche</translation>
    </message>
    <message>
        <source>When did %1 begin (UTC)?</source>
        <translation>Wann hat %1 begonnen (UTC)?</translation>
    </message>
    <message>
        <source>As the &amp;week says</source>
        <translation>Wie es die &amp;Woche angibt</translation>
    </message>
</context>
<context>
    <name>TableDetails</name>
    <message>
        <source>computed: %1</source>
        <translation>berechnet: %1</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>refers to %1</source>
        <translation>verweist auf %1</translation>
    </message>
    <message>
        <source>no right to read it</source>
        <translation>kein Leserecht</translation>
    </message>
    <message>
        <source>Primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>Unique</source>
        <translation>Eindeutigkeit</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>Ausschluss</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Index of the primary key</source>
        <translation>Index des Primärschlüssels</translation>
    </message>
    <message>
        <source>Unique index</source>
        <translation>Eindeutiger Index</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>%1, not valid</source>
        <translation>%1, nicht gültig</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Spalten der Tabelle</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>may be</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>Keys and indexes of the table</source>
        <translation>Schlüssel und Indizes der Tabelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Refers to %1</source>
        <translation>Verweist auf %1</translation>
    </message>
    <message>
        <source>Referred to by %1</source>
        <translation>Verweise von %1</translation>
    </message>
    <message>
        <source>counts up automatically</source>
        <translation>zählt von selbst hoch</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>This database has no tables.</source>
        <translation>Diese Datenbank hat keine Tabellen.</translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation>Es gibt: %1</translation>
    </message>
    <message>
        <source>partitioned table</source>
        <translation>partitionierte Tabelle</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>materialized view</source>
        <translation>materialisierte Sicht</translation>
    </message>
    <message>
        <source>foreign table</source>
        <translation>Fremdtabelle</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>There is no table or view “%1”.</source>
        <translation>Es gibt keine Tabelle oder Sicht „%1“.</translation>
    </message>
    <message>
        <source>Several schemas have a table “%1”.</source>
        <translation>Mehrere Schemas haben eine Tabelle „%1“.</translation>
    </message>
    <message>
        <source>The table “%1” is not there any more, or has no columns.</source>
        <translation>Die Tabelle „%1“ gibt es nicht mehr, oder sie hat keine Spalten.</translation>
    </message>
    <message>
        <source>Read the list of tables again.</source>
        <translation>Die Liste der Tabellen neu einlesen.</translation>
    </message>
    <message>
        <source>A view has no key, so its rows have no order to be paged by.</source>
        <translation>Eine Sicht hat keinen Schlüssel, also haben ihre Zeilen keine Reihenfolge zum Blättern.</translation>
    </message>
    <message>
        <source>A foreign table has no key here, so its rows have no order.</source>
        <translation>Eine Fremdtabelle hat hier keinen Schlüssel, also haben ihre Zeilen keine Reihenfolge.</translation>
    </message>
    <message>
        <source>No unique index of this table has each row just once in a known order: its columns may be NULL, or it is partial, or its order is not the server&apos;s own.</source>
        <translation>Kein eindeutiger Index dieser Tabelle hat jede Zeile genau einmal in bekannter Reihenfolge: Seine Spalten können NULL sein, oder er ist partiell, oder er ist anders sortiert als beim Server üblich.</translation>
    </message>
    <message>
        <source>This table has no primary key and no unique index.</source>
        <translation>Diese Tabelle hat weder Primärschlüssel noch eindeutigen Index.</translation>
    </message>
    <message>
        <source>“%1” names no column.</source>
        <translation>„%1“ nennt keine Spalte.</translation>
    </message>
    <message>
        <source>the saved filter</source>
        <translation>der gespeicherte Filter</translation>
    </message>
    <message>
        <source>“%1” is not a condition.</source>
        <translation>„%1“ ist keine Bedingung.</translation>
    </message>
    <message>
        <source>Write it as: status = active, data.fuel &lt; 10, deleted_at missing</source>
        <translation>So schreiben: status = active, data.fuel &lt; 10, deleted_at missing</translation>
    </message>
    <message>
        <source>There is no column “%1”.</source>
        <translation>Es gibt keine Spalte „%1“.</translation>
    </message>
    <message>
        <source>This role has no right to read the column “%1”.</source>
        <translation>Diese Rolle darf die Spalte „%1“ nicht lesen.</translation>
    </message>
    <message>
        <source>“%1” is no JSON column, so it has no paths.</source>
        <translation>„%1“ ist keine JSON-Spalte und hat darum keine Pfade.</translation>
    </message>
    <message>
        <source>“%1” cannot be asked of %2.</source>
        <translation>„%1“ lässt sich auf %2 nicht anwenden.</translation>
    </message>
    <message>
        <source>This role has no right to read “%1”.</source>
        <translation>Diese Rolle darf „%1“ nicht lesen.</translation>
    </message>
    <message>
        <source>%1 is NULL, so no row refers to it.</source>
        <translation>%1 ist NULL, also verweist keine Zeile darauf.</translation>
    </message>
    <message>
        <source>%1 is NULL, so it refers to no row.</source>
        <translation>%1 ist NULL, verweist also auf keine Zeile.</translation>
    </message>
    <message>
        <source>Rows of %1 that refer to this one</source>
        <comment>table</comment>
        <translation>Zeilen von %1, die auf diese verweisen</translation>
    </message>
    <message>
        <source>The row of %1 that this one refers to</source>
        <comment>table</comment>
        <translation>Die Zeile von %1, auf die diese verweist</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>which rows, their condition, the constraint</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>This row is not there any more.</source>
        <translation>Diese Zeile gibt es nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>The key of a row of %1 has %n value(s): %2.</source>
        <translation>
            <numerusform>Der Schlüssel einer Zeile von %1 hat %n Wert: %2.</numerusform>
            <numerusform>Der Schlüssel einer Zeile von %1 hat %n Werte: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>This role has no right to read %1.</source>
        <translation>Diese Rolle darf %1 nicht lesen.</translation>
    </message>
    <message>
        <source>Its owner grants it: GRANT SELECT ON … TO …</source>
        <translation>Der Eigentümer gewährt es: GRANT SELECT ON … TO …</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>table, columns</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>from, to</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>TaskWithRedis</name>
    <message>
        <source>Redis cannot be restored: %1</source>
        <translation>Redis lässt sich nicht wiederherstellen: %1</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>day %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>MMM d HH:mm</source>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d HH:mm</source>
        <translation>d. HH:mm</translation>
    </message>
    <message>
        <source>ddd MMM d</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>MMM d yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Token of the API</source>
        <translation>Token der API</translation>
    </message>
    <message>
        <source>It goes to the API and nowhere else, and it is not shown again.</source>
        <translation>Es geht an die API und nirgendwo sonst hin, und es wird nicht wieder gezeigt.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>&amp;Keep it in the desktop&apos;s keychain</source>
        <translation>Im Schlüsselbund des Desktops &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Send only requests that need no token, and remove it from the keychain</source>
        <translation>Nur Anfragen senden, die kein Token brauchen, und es aus dem Schlüsselbund entfernen</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>changed: %1</source>
        <translation>geändert: %1</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>neu: %1</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>entfernt: %1</translation>
    </message>
    <message>
        <source>There is no SQL of Weekglass in this folder.</source>
        <translation>In diesem Ordner ist kein SQL von Weekglass.</translation>
    </message>
    <message>
        <source>Give --sql-dir a copy of the folder “sql” of its source.</source>
        <translation>Bei --sql-dir eine Kopie des Ordners „sql“ aus dem Quelltext angeben.</translation>
    </message>
    <message>
        <source>the SQL of Weekglass</source>
        <translation>das SQL von Weekglass</translation>
    </message>
    <message>
        <source>It reads or writes files on the server&apos;s computer.</source>
        <translation>Das liest oder schreibt Dateien auf dem Rechner des Servers.</translation>
    </message>
    <message>
        <source>It runs programs on the server&apos;s computer.</source>
        <translation>Das führt Programme auf dem Rechner des Servers aus.</translation>
    </message>
    <message>
        <source>It reaches other servers or databases.</source>
        <translation>Das erreicht andere Server oder Datenbanken.</translation>
    </message>
    <message>
        <source>It creates, changes or takes on roles.</source>
        <translation>Das legt Rollen an, ändert sie oder nimmt sie an.</translation>
    </message>
    <message>
        <source>It controls the server, or sessions of others.</source>
        <translation>Das steuert den Server oder Sitzungen anderer.</translation>
    </message>
    <message>
        <source>It reads or changes where the server keeps passwords.</source>
        <translation>Das liest oder ändert, wo der Server Passwörter aufbewahrt.</translation>
    </message>
    <message>
        <source>It loads code that the database does not confine.</source>
        <translation>Das lädt Code, den die Datenbank nicht einschränkt.</translation>
    </message>
    <message>
        <source>SECURITY DEFINER: it runs with its owner&apos;s rights, whoever calls it.</source>
        <translation>SECURITY DEFINER: Das läuft mit den Rechten seines Eigentümers, wer es auch aufruft.</translation>
    </message>
    <message>
        <source>It changes the server&apos;s own tables.</source>
        <translation>Das ändert die eigenen Tabellen des Servers.</translation>
    </message>
    <message>
        <source>Dynamic SQL: what it runs cannot be seen here.</source>
        <translation>Dynamisches SQL: Was es ausführt, ist hier nicht zu sehen.</translation>
    </message>
    <message>
        <source>Language %1: its code is not read here, and may do anything.</source>
        <translation>Sprache %1: Ihr Code wird hier nicht gelesen und kann alles tun.</translation>
    </message>
    <message>
        <source>Extension %1: it may bring code that the database does not confine.</source>
        <translation>Erweiterung %1: Sie kann Code mitbringen, den die Datenbank nicht einschränkt.</translation>
    </message>
    <message>
        <source>It asks this address when a week is fetched.</source>
        <translation>Diese Adresse wird angefragt, wenn eine Woche abgerufen wird.</translation>
    </message>
    <message>
        <source>Alembic runs Python programs of this folder. They can do all that you can, and are not read here.</source>
        <translation>Alembic führt Python-Programme dieses Ordners aus. Sie können alles, was der eigene Benutzer kann, und werden hier nicht gelesen.</translation>
    </message>
    <message>
        <source>A name or text written with Unicode escapes, which cannot be read here.</source>
        <translation>Ein Name oder Text, der mit Unicode-Escapes geschrieben ist: Was er besagt, ist hier nicht zu sehen.</translation>
    </message>
    <message>
        <source>There are more, which are not listed.</source>
        <translation>Es gibt mehr, das hier nicht aufgeführt ist.</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>Trust these files?</source>
        <translation>Diesen Dateien vertrauen?</translation>
    </message>
    <message>
        <source>Statements that reach outside the database</source>
        <translation>Anweisungen, die aus der Datenbank hinausreichen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&amp;Trust</source>
        <translation>&amp;Vertrauen</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>TrustedOwnersDialog</name>
    <message>
        <source>Trusted owners</source>
        <translation>Vertrauenswürdige Eigentümer</translation>
    </message>
    <message>
        <source>These roles own objects in databases of this server and have fewer rights than your role. As soon as a week of theirs is read, code that they wrote into it (indexes, views, triggers, policies) runs with your rights. Tick those whom you trust with that; weeks of the others are listed, but not read.</source>
        <translation>Diesen Rollen gehören Objekte in Datenbanken dieses Servers, und sie haben weniger Rechte als die eigene Rolle. Sobald eine Woche von ihnen gelesen wird, läuft Code, den sie hineingeschrieben haben (Indizes, Sichten, Trigger, Policies), mit den eigenen Rechten. Die ankreuzen, denen das anvertraut wird; Wochen der anderen werden aufgeführt, aber nicht gelesen.</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Eigentümer</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Wrong checksum</source>
        <translation>Falsche Prüfsumme</translation>
    </message>
    <message>
        <source>Checksum cannot be decided</source>
        <translation>Prüfsumme nicht entscheidbar</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Runs backwards</source>
        <translation>Läuft rückwärts</translation>
    </message>
    <message>
        <source>Newer than the game</source>
        <translation>Neuer als das Spiel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Tick or version</source>
        <translation>Tick oder Version</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>The &amp;game is at:</source>
        <translation>Das Spiel s&amp;teht bei:</translation>
    </message>
    <message>
        <source>Tick or version of the game</source>
        <translation>Tick oder Version des Spiels</translation>
    </message>
    <message>
        <source>optional: its tick or version now</source>
        <translation>optional: jetziger Tick oder jetzige Version</translation>
    </message>
    <message>
        <source>Reads every snapshot once: checksums, gaps, duplicates, and whether ticks and times run forwards.</source>
        <translation>Liest jeden Snapshot einmal: Prüfsummen, Lücken, Doppelte und ob Ticks und Zeiten vorwärts laufen.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Snapshots verified</source>
        <translation>Geprüfte Snapshots</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>C&amp;opy findings</source>
        <translation>&amp;Befunde kopieren</translation>
    </message>
</context>
<context>
    <name>WeekFacts</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>%1, OID %2</source>
        <translation>%1, OID %2</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1, identifier %2</source>
        <comment>address</comment>
        <translation>%1, Kennung %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>WeekMenu</name>
    <message>
        <source>&amp;Freeze…</source>
        <translation>&amp;Einfrieren…</translation>
    </message>
    <message>
        <source>&amp;Thaw…</source>
        <translation>A&amp;uftauen…</translation>
    </message>
    <message>
        <source>&amp;Archive…</source>
        <translation>&amp;Archivieren…</translation>
    </message>
    <message>
        <source>Dump the week, restore the dump and compare</source>
        <translation>Die Woche sichern, die Sicherung wiederherstellen und vergleichen</translation>
    </message>
    <message>
        <source>&amp;Reset…</source>
        <translation>&amp;Reset…</translation>
    </message>
    <message>
        <source>End the week and begin the next; or resume that</source>
        <translation>Die Woche beenden und die nächste beginnen; oder das fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Drop…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Drop the week for ever</source>
        <translation>Die Woche endgültig löschen</translation>
    </message>
    <message>
        <source>&amp;Copy the name</source>
        <translation>Den Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>Make the week read-only</source>
        <translation>Die Woche nur noch lesen lassen</translation>
    </message>
    <message>
        <source>Make a frozen week writable again</source>
        <translation>Eine eingefrorene Woche wieder zum Schreiben freigeben</translation>
    </message>
</context>
<context>
    <name>Weekglass::ActivityPane</name>
    <message>
        <source>Statements sent to the server, newest first</source>
        <translation>An den Server gesendete Anweisungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Copy statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Cancel statement</source>
        <translation>Anweisung abbrechen</translation>
    </message>
</context>
<context>
    <name>Weekglass::ArchiveDialog</name>
    <message>
        <source>&amp;Restore it on the week&apos;s own server to compare it</source>
        <translation>Zum Vergleich auf dem &amp;eigenen Server der Woche wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>A&amp;rchivieren</translation>
    </message>
    <message>
        <source>The week is dumped as it is at one moment, the dump is restored elsewhere, and the two are compared row by row. Only if all is equal the archive counts as verified. The week can be used meanwhile.</source>
        <translation>Von der Woche wird ein Dump geschrieben, wie sie in einem Moment ist, der Dump wird anderswo wiederhergestellt, und beide werden Zeile für Zeile verglichen. Nur wenn alles gleich ist, gilt das Archiv als geprüft. Die Woche lässt sich derweil benutzen.</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>Or&amp;dner:</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Stopped. The week is as it was, and no archive of it was verified.</source>
        <translation>Angehalten. Die Woche ist, wie sie war, und kein Archiv von ihr wurde geprüft.</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Archive %1?</source>
        <translation>%1 archivieren?</translation>
    </message>
    <message>
        <source>Working… Escape stops it.</source>
        <translation>In Arbeit… Esc hält an.</translation>
    </message>
    <message>
        <source>Archived and verified: the restored dump equals the week.</source>
        <translation>Archiviert und geprüft: Der wiederhergestellte Dump gleicht der Woche.</translation>
    </message>
    <message>
        <source>Otherwise the private server of this computer does it, and is started if needed.</source>
        <translation>Sonst tut es der private Server dieses Rechners, der bei Bedarf gestartet wird.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ArchivePage</name>
    <message>
        <source>Manifest of the archive</source>
        <translation>Manifest des Archivs</translation>
    </message>
    <message>
        <source>The archive is closed.</source>
        <translation>Das Archiv ist geschlossen.</translation>
    </message>
    <message>
        <source>A copy of the week as it was archived. It is read-only. Closing this tab drops the copy; the archive stays.</source>
        <translation>Eine Woche, wie sie war, als sie archiviert wurde, wiederhergestellt zum Ansehen. Hier lässt sich nichts ändern. Sie wird mit diesem Tab geschlossen und ihre Kopie gelöscht; das Archiv selbst bleibt.</translation>
    </message>
    <message>
        <source>Open it again to see more of it.</source>
        <translation>Es wieder öffnen, um mehr davon anzusehen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::BlockerNotice</name>
    <message>
        <source>Session that blocks</source>
        <translation>Sitzung, die blockiert</translation>
    </message>
    <message>
        <source>Ca&amp;ncel its statement…</source>
        <translation>A&amp;nweisung abbrechen…</translation>
    </message>
    <message>
        <source>Asks the blocking session to stop what it runs; shows the plan first</source>
        <translation>Bittet die blockierende Sitzung, ihre Anweisung abzubrechen; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>En&amp;d its session…</source>
        <translation>Si&amp;tzung beenden…</translation>
    </message>
    <message>
        <source>Ends the blocking session and rolls its transaction back; shows the plan first</source>
        <translation>Beendet die blockierende Sitzung und rollt ihre Transaktion zurück; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>Prozess %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::BlueGreenDialog</name>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>%1, OID %2, on the server %3</source>
        <translation>%1, OID %2, auf dem Server %3</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>passed: %1</source>
        <translation>bestanden: %1</translation>
    </message>
    <message>
        <source>FAILED: %1</source>
        <translation>GESCHEITERT: %1</translation>
    </message>
    <message>
        <source>Blue/green</source>
        <translation>Blue/Green</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Beginnen</translation>
    </message>
    <message>
        <source>Back o&amp;ut</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Drop the copy that is kept…</source>
        <translation>Aufbewahrte Kopie &amp;löschen…</translation>
    </message>
    <message>
        <source>Restores the previous state of the week.</source>
        <translation>Stellt den vorherigen Zustand der Woche wieder her.</translation>
    </message>
    <message>
        <source>By the same rule as any week: with a verified archive, or a reason that is kept.</source>
        <translation>Nach derselben Regel wie bei jeder Woche: mit einem geprüften Archiv oder einem Grund, der aufbewahrt wird.</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>hier angehalten</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>zu tun</translation>
    </message>
    <message>
        <source>Prepare the next schema of %1 as a copy with its rows.</source>
        <translation>Das nächste Schema von %1 als Kopie mit ihren Zeilen vorbereiten.</translation>
    </message>
    <message>
        <source>Prepare version %1 of %2 as a copy with its rows.</source>
        <translation>Version %1 von %2 als Kopie mit ihren Zeilen vorbereiten.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>%1 are copied; the server&apos;s disk has %2</source>
        <comment>sizes</comment>
        <translation>%1 werden kopiert; der Datenträger des Servers hat %2</translation>
    </message>
    <message>
        <source>Validations</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>none: the game names none</source>
        <translation>keine: Das Spiel nennt keine</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message numerus="yes">
        <source>the week as it is now, for %n minute(s) at least, for going back</source>
        <translation>
            <numerusform>die Woche, wie sie jetzt ist, mindestens %n Minute lang, zum Zurückgehen</numerusform>
            <numerusform>die Woche, wie sie jetzt ist, mindestens %n Minuten lang, zum Zurückgehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can connect to the week from its copy to the switch.</source>
        <translation>Vom Kopieren bis zum Umschalten kann sich niemand mit der Woche verbinden.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>A blue/green change of %1 was begun and is not over.</source>
        <translation>Eine Blue/Green-Änderung von %1 wurde begonnen und ist nicht beendet.</translation>
    </message>
    <message>
        <source>The week is gone: somebody dropped it since. Back out drops the copy.</source>
        <translation>Die Woche ist weg: Jemand hat sie seither gelöscht. Zurücknehmen löscht die Kopie.</translation>
    </message>
    <message>
        <source>The week has all its rows and is closed. Resume continues where it stopped; back out drops the copy and opens the week as it was.</source>
        <translation>Die Woche hat alle ihre Zeilen und ist geschlossen. Fortsetzen macht weiter, wo es aufhörte; Zurücknehmen löscht die Kopie und öffnet die Woche, wie sie war.</translation>
    </message>
    <message>
        <source>Go back to %1 as it was before the switch?</source>
        <translation>Zu %1 zurückgehen, wie sie vor dem Umschalten war?</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>Rows since</source>
        <translation>Zeilen seither</translation>
    </message>
    <message numerus="yes">
        <source>The switch was more than %n minute(s) ago. If the week is as it should be, drop the copy that is kept.</source>
        <translation>
            <numerusform>Das Umschalten ist mehr als %n Minute her. Ist die Woche, wie sie sein soll, die aufbewahrte Kopie löschen.</numerusform>
            <numerusform>Das Umschalten ist mehr als %n Minuten her. Ist die Woche, wie sie sein soll, die aufbewahrte Kopie löschen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Go back</source>
        <translation>Zurück&amp;gehen</translation>
    </message>
    <message>
        <source>%1 is as it was before the switch.</source>
        <translation>%1 ist, wie sie vor dem Umschalten war.</translation>
    </message>
    <message>
        <source>%1 is open as it is.</source>
        <translation>%1 ist offen, wie sie ist.</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>The change of %1 is taken back.</source>
        <translation>Die Änderung von %1 ist zurückgenommen.</translation>
    </message>
    <message>
        <source>The week is open as it was, and the copy is dropped.</source>
        <translation>Die Woche ist offen, wie sie war, und die Kopie ist gelöscht.</translation>
    </message>
    <message>
        <source>%1 has version %2 now.</source>
        <translation>%1 hat jetzt Version %2.</translation>
    </message>
    <message numerus="yes">
        <source>As it was before it is kept for %n minute(s) at least. To go back, open this again.</source>
        <translation>
            <numerusform>Der Stand davor wird mindestens %n Minute aufbewahrt. Zum Zurückgehen dies erneut öffnen.</numerusform>
            <numerusform>Der Stand davor wird mindestens %n Minuten aufbewahrt. Zum Zurückgehen dies erneut öffnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the state of the week…</source>
        <translation>Der Zustand der Woche wird gelesen…</translation>
    </message>
    <message>
        <source>Working… Escape stops it.</source>
        <translation>In Arbeit… Esc hält an.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Going back to the kept copy of %1 was begun and is not over.</source>
        <translation>Das Zurückgehen zur aufbewahrten Kopie von %1 wurde begonnen und ist nicht beendet.</translation>
    </message>
    <message>
        <source>Rows written since then are in the copy that is kept beside it.</source>
        <translation>Seither geschriebene Zeilen stehen in der Kopie, die daneben aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Nothing checks the copy before the switch.</source>
        <translation>Vor dem Umschalten prüft nichts die Kopie.</translation>
    </message>
    <message>
        <source>The free space on the server&apos;s disk is unknown here; check it.</source>
        <translation>Der Platz auf dem Datenträger des Servers ist hier nicht bekannt; bitte prüfen.</translation>
    </message>
    <message>
        <source>stay in the current one, which is kept in its place</source>
        <translation>bleiben in der jetzigen, die an ihrer Stelle aufbewahrt wird</translation>
    </message>
</context>
<context>
    <name>Weekglass::BoardModel</name>
    <message>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>reset waits</source>
        <translation>Reset wartet</translation>
    </message>
    <message>
        <source>due: it has begun</source>
        <translation>fällig: Sie hat begonnen</translation>
    </message>
    <message>
        <source>due: it is over</source>
        <translation>fällig: Sie ist vorbei</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>no version</source>
        <translation>keine Version</translation>
    </message>
    <message>
        <source>v%1</source>
        <translation>v%1</translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n zurück</numerusform>
            <numerusform>%n zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>no drift</source>
        <translation>keine Abweichung</translation>
    </message>
    <message>
        <source>dropped %1</source>
        <translation>gelöscht %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>OID %1 on server %2</source>
        <translation>OID %1 auf Server %2</translation>
    </message>
    <message>
        <source>Verified archive of %1</source>
        <translation>Geprüftes Archiv vom %1</translation>
    </message>
    <message>
        <source>Dropped at %1</source>
        <translation>Gelöscht am %1</translation>
    </message>
    <message>
        <source>It began at %1, as the game says</source>
        <translation>Sie begann am %1, wie das Spiel angibt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>stage, number of weeks</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unfertig</translation>
    </message>
</context>
<context>
    <name>Weekglass::BoardPage</name>
    <message>
        <source>New week…</source>
        <translation>Neue Woche…</translation>
    </message>
    <message>
        <source>Sizes and schemas</source>
        <translation>Größen und Schemas</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Find a week</source>
        <translation>Eine Woche finden</translation>
    </message>
    <message>
        <source>To the next steps</source>
        <translation>Zu den nächsten Schritten</translation>
    </message>
    <message>
        <source>Weeks by stage</source>
        <translation>Wochen nach Stufe</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>All games</source>
        <translation>Alle Spiele</translation>
    </message>
    <message>
        <source>Find: name, owner, due, closed…</source>
        <translation>Finden: Name, Eigentümer, fällig, geschlossen…</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due</source>
        <translation>
            <numerusform>%n fällig</numerusform>
            <numerusform>%n fällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>comparing with the migrations, %n to go (Esc stops)</source>
        <translation>
            <numerusform>Vergleich mit den Migrationen, noch %n (Esc hält an)</numerusform>
            <numerusform>Vergleich mit den Migrationen, noch %n (Esc hält an)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reading sizes and schemas, %n to go (Esc stops)</source>
        <translation>
            <numerusform>Größen und Schemas werden gelesen, noch %n (Esc hält an)</numerusform>
            <numerusform>Größen und Schemas werden gelesen, noch %n (Esc hält an)</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>sizes and schemas not all read: Ctrl+I</source>
        <translation>Größen und Schemas nicht alle gelesen: Strg+I</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <comment>step, note</comment>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>shown as it was: %1</source>
        <translation>zuletzt bekannter Stand: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n to be made</source>
        <translation>
            <numerusform>%n anzulegen</numerusform>
            <numerusform>%n anzulegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps of the selected week</source>
        <translation>Schritte der ausgewählten Woche</translation>
    </message>
    <message>
        <source>There is no week yet, and none is due.</source>
        <translation>Es gibt noch keine Woche, und keine ist fällig.</translation>
    </message>
    <message>
        <source>No week fits the search.</source>
        <translation>Keine Woche passt zur Suche.</translation>
    </message>
    <message>
        <source>Server log</source>
        <translation>Serverprotokoll</translation>
    </message>
    <message>
        <source>Compare every schema with that of its migrations, made on the private server (%1)</source>
        <translation>Jedes Schema mit dem seiner Migrationen vergleichen, das auf dem privaten Server angelegt wird (%1)</translation>
    </message>
</context>
<context>
    <name>Weekglass::BookmarksPane</name>
    <message>
        <source>B bookmarks a play; Enter goes there, F2 edits the note.</source>
        <translation>B setzt ein Lesezeichen; Eingabe geht dorthin, F2 bearbeitet die Notiz.</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielzug</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Das Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Die Notiz bearbeiten</translation>
    </message>
    <message>
        <source>This play is not there.</source>
        <translation>Diesen Spielzug gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>Weekglass::CacheChoice</name>
    <message>
        <source>Show only &amp;marked keys</source>
        <translation>Nur mar&amp;kierte Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Which cached keys</source>
        <translation>Welche Cache-Schlüssel</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>title, key</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Whose keys</source>
        <translation>Wessen Schlüssel</translation>
    </message>
    <message>
        <source>every key that Redis has</source>
        <translation>jeder Schlüssel, den Redis hat</translation>
    </message>
    <message>
        <source>Ke&amp;ys:</source>
        <translation>&amp;Schlüssel:</translation>
    </message>
    <message>
        <source>O&amp;f:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>M&amp;arked:</source>
        <translation>&amp;Markierte:</translation>
    </message>
    <message>
        <source>Action for marked keys</source>
        <translation>Aktion für markierte Schlüssel</translation>
    </message>
    <message>
        <source>Write the week&apos;s values</source>
        <translation>Die Werte der Woche schreiben</translation>
    </message>
    <message>
        <source>Delete wrong keys</source>
        <translation>Falsche Schlüssel löschen</translation>
    </message>
    <message>
        <source>The id between the braces of the key</source>
        <translation>Die Id, die zwischen den geschweiften Klammern des Schlüssels steht</translation>
    </message>
</context>
<context>
    <name>Weekglass::CacheDialog</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Wr&amp;ite…</source>
        <translation>Sch&amp;reiben…</translation>
    </message>
    <message>
        <source>Stop lookin&amp;g</source>
        <translation>Nachsehen anhal&amp;ten</translation>
    </message>
    <message>
        <source>Look no further; nothing was written</source>
        <translation>Nicht weiter nachsehen; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>“Look” compares Redis with the week and writes nothing.</source>
        <translation>„Nachsehen“ vergleicht Redis mit der Woche und schreibt nichts.</translation>
    </message>
    <message>
        <source>Cached keys</source>
        <translation>Cache-Schlüssel</translation>
    </message>
    <message>
        <source>Values of the key beside the week</source>
        <translation>Werte des Schlüssels neben der Woche</translation>
    </message>
    <message numerus="yes">
        <source>Looking… %Ln key(s)</source>
        <translation>
            <numerusform>Es wird nachgesehen… %Ln Schlüssel</numerusform>
            <numerusform>Es wird nachgesehen… %Ln Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen…</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), none of them marked.</source>
        <translation>
            <numerusform>%n Schlüssel, nicht markiert.</numerusform>
            <numerusform>%n Schlüssel, keiner davon markiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 keys are marked.</source>
        <translation>%1 von %2 Schlüsseln sind markiert.</translation>
    </message>
    <message>
        <source>Redis has none of these keys.</source>
        <translation>Redis hat keinen dieser Schlüssel.</translation>
    </message>
    <message>
        <source>These are not all keys. Choose fewer to see the others.</source>
        <translation>Das sind nicht alle Schlüssel. Die Auswahl einengen, um die anderen zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: the week has nothing to write there.</source>
        <translation>
            <numerusform>%n markierter Schlüssel bleibt: Die Woche hat dort nichts zu schreiben.</numerusform>
            <numerusform>%n markierte Schlüssel bleiben: Die Woche hat dort nichts zu schreiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: they only live too long.</source>
        <translation>
            <numerusform>%n markierter Schlüssel bleibt: Er lebt nur zu lange.</numerusform>
            <numerusform>%n markierte Schlüssel bleiben: Sie leben nur zu lange.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n marked key(s) are done at once.</source>
        <translation>
            <numerusform>Nur der erste markierte Schlüssel (%n) wird auf einmal bearbeitet.</numerusform>
            <numerusform>Nur die ersten %n markierten Schlüssel werden auf einmal bearbeitet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>key, what happens</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were written.</source>
        <translation>
            <numerusform>%n Schlüssel wurde geschrieben.</numerusform>
            <numerusform>%n Schlüssel wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were deleted.</source>
        <translation>
            <numerusform>%n Schlüssel wurde gelöscht.</numerusform>
            <numerusform>%n Schlüssel wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>In %1, all at once:

%2

If anything has changed since the preview, nothing is written.</source>
        <translation>In %1, alles auf einmal:

%2

Hat sich seit der Anzeige etwas geändert, wird nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>Weekglass::CacheModel</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Läuft ab in</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Redis beside the week</source>
        <translation>Redis neben der Woche</translation>
    </message>
</context>
<context>
    <name>Weekglass::CachePartModel</name>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>not compared: the game&apos;s own</source>
        <translation>nicht verglichen: Sache des Spiels</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Weekglass::CellDialog</name>
    <message>
        <source>“%1” is no time since the reset: 2d 03:00:00, 36h and 90m are.</source>
        <translation>„%1“ ist keine Zeit seit dem Reset; 2d 03:00:00, 36h und 90m sind welche.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ChangeDialog</name>
    <message>
        <source>%1 — %2</source>
        <comment>what is done, week</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>Niemand ist verbunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) of the database:</source>
        <translation>
            <numerusform>%n Benutzer der Datenbank:</numerusform>
            <numerusform>%n Benutzer der Datenbank:</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no plan.</source>
        <translation>Es gibt keinen Plan.</translation>
    </message>
    <message>
        <source>Type exactly: %1</source>
        <translation>Genau das eingeben: %1</translation>
    </message>
    <message>
        <source>Asked it to stop. Waiting for the answer…</source>
        <translation>Um Anhalten gebeten. Auf die Antwort wird gewartet…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Blocked: %1</source>
        <translation>Blockiert: %1</translation>
    </message>
    <message>
        <source>Type the confirmation first</source>
        <translation>Zuerst die Bestätigung eingeben</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::ChartBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Whole week</source>
        <translation>Ganze Woche</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Mark A</source>
        <translation>Marke A</translation>
    </message>
    <message>
        <source>Mark B</source>
        <translation>Marke B</translation>
    </message>
    <message>
        <source>Next flag</source>
        <translation>Nächstes Fähnchen</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>Time zone of the charts</source>
        <translation>Zeitzone der Diagramme</translation>
    </message>
    <message>
        <source>In which zone times are shown (Ctrl+Alt+Z)</source>
        <translation>In welcher Zone Zeiten gezeigt werden (Strg+Alt+Z)</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation>Zeiten in %1</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Show counters as rate</source>
        <translation>Zähler als Rate zeigen</translation>
    </message>
    <message>
        <source>Previous flag</source>
        <translation>Vorige Flagge</translation>
    </message>
    <message>
        <source>Hatch times without values</source>
        <translation>Zeiten ohne Werte schraffieren</translation>
    </message>
    <message>
        <source>Legend as a table</source>
        <translation>Legende als Tabelle</translation>
    </message>
    <message>
        <source>%1: sets it where the pointer is, else where you click next in a chart (%2; M sets the next free one)</source>
        <translation>%1: setzt sie, wo der Zeiger ist, sonst beim nächsten Klick in ein Diagramm (%2; M setzt die nächste freie)</translation>
    </message>
    <message>
        <source>Clear mark A</source>
        <translation>Marke A löschen</translation>
    </message>
    <message>
        <source>Clear mark B</source>
        <translation>Marke B löschen</translation>
    </message>
    <message>
        <source>Clear all marks</source>
        <translation>Alle Marken löschen</translation>
    </message>
    <message>
        <source>Mark here</source>
        <translation>Hier markieren</translation>
    </message>
</context>
<context>
    <name>Weekglass::ChartCellDialog</name>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>2d 03:00:00; empty: the first reading</source>
        <translation>2d 03:00:00; leer: die erste Messung</translation>
    </message>
    <message>
        <source>4d; empty: the last reading</source>
        <translation>4d; leer: die letzte Messung</translation>
    </message>
    <message>
        <source>Values hold until the &amp;next one</source>
        <translation>Werte gelten bis zum &amp;nächsten</translation>
    </message>
    <message>
        <source>&amp;Logarithmic axis</source>
        <translation>&amp;Logarithmische Achse</translation>
    </message>
    <message>
        <source>&amp;Rate: what a counter grows in a time</source>
        <translation>&amp;Rate: wie viel ein Zähler in einer Zeit wächst</translation>
    </message>
    <message>
        <source>One name in each line; empty: all</source>
        <translation>Ein Name in jeder Zeile; leer: alle</translation>
    </message>
    <message>
        <source>&amp;Metric:</source>
        <translation>&amp;Metrik:</translation>
    </message>
    <message>
        <source>&amp;Series:</source>
        <translation>R&amp;eihen:</translation>
    </message>
    <message>
        <source>&amp;From, since the reset:</source>
        <translation>&amp;Von, seit dem Reset:</translation>
    </message>
    <message>
        <source>&amp;Until, since the reset:</source>
        <translation>&amp;Bis, seit dem Reset:</translation>
    </message>
    <message>
        <source>The game has no metrics.</source>
        <translation>Das Spiel hat keine Metriken.</translation>
    </message>
    <message>
        <source>The chart ends before it begins.</source>
        <translation>Das Diagramm endet, bevor es beginnt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ChartSaver</name>
    <message>
        <source>Export the charts</source>
        <translation>Die Diagramme exportieren</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Data as a table (*.csv)</source>
        <translation>Daten als Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Daten (*.json)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Parquet (*.parquet)</source>
        <translation>Parquet (*.parquet)</translation>
    </message>
</context>
<context>
    <name>Weekglass::ChartStack</name>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
</context>
<context>
    <name>Weekglass::ChartTime</name>
    <message>
        <source>since the reset</source>
        <translation>seit dem Reset</translation>
    </message>
    <message>
        <source>%1 (%2), %3: %4</source>
        <comment>time, its zone, kind of event, what happened</comment>
        <translation>%1 (%2), %3: %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>week; what happened</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>letter of a mark, its time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>letter of a mark, metric, time</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>Weekglass::CohortModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Day %1, active on day %2</source>
        <translation>Tag %1, aktiv an Tag %2</translation>
    </message>
    <message>
        <source>Day %1</source>
        <translation>Tag %1</translation>
    </message>
    <message>
        <source>%1%2 · %3</source>
        <comment>≥ or nothing, number, share</comment>
        <translation>%1%2 · %3</translation>
    </message>
    <message>
        <source>%1: day %2 of the week, %3 to %4 UTC</source>
        <translation>%1: Tag %2 der Woche, %3 bis %4 UTC</translation>
    </message>
    <message>
        <source>%1 seen first on this day: %2</source>
        <translation>%1, an diesem Tag zuerst gesehen: %2</translation>
    </message>
    <message>
        <source>%1 that did something: %2 of the %3 seen first on day %4</source>
        <translation>%1, die etwas taten: %2 der %3, die an Tag %4 zuerst gesehen wurden</translation>
    </message>
    <message>
        <source>So far: the day is not over, and nothing is known after %1 UTC.</source>
        <translation>Bisher: Der Tag ist nicht vorbei, und nach %1 UTC ist nichts bekannt.</translation>
    </message>
    <message>
        <source>This day has not begun: nothing is known after %1 UTC.</source>
        <translation>Dieser Tag hat nicht begonnen: Nach %1 UTC ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Same day</source>
        <translation>Am selben Tag</translation>
    </message>
    <message>
        <source>+%1 d</source>
        <comment>days later</comment>
        <translation>+%1 T</translation>
    </message>
</context>
<context>
    <name>Weekglass::CohortsPage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>First seen (UTC)</source>
        <translation>Zuerst gesehen (UTC)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Cohorts by day, and who came back</source>
        <translation>Kohorten nach Tagen, und wer wiederkam</translation>
    </message>
    <message>
        <source>Subjects of the cell</source>
        <translation>Betreffe der Zelle</translation>
    </message>
    <message>
        <source>Which subjects</source>
        <translation>Welche Betreffe</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export the cohorts</source>
        <translation>Kohorten exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Show SQL</source>
        <translation>SQL zeigen</translation>
    </message>
    <message>
        <source>The game “%1” does not say who came first and who came back.</source>
        <translation>Das Spiel „%1“ sagt nicht, wer zuerst kam und wer wiederkam.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Days have 24 hours from %1 UTC (%2). Nothing is known after %3 UTC: the cells of the day that is not over are hatched and say at least how many.</source>
        <translation>Tage haben 24 Stunden ab %1 UTC (%2). Nach %3 UTC ist nichts bekannt: Die Zellen des Tages, der nicht vorbei ist, sind schraffiert und sagen, wie viele es mindestens sind.</translation>
    </message>
    <message>
        <source>Seen before the week began, and in no cohort: %1.</source>
        <translation>Vor dem Beginn der Woche gesehen und in keiner Kohorte: %1.</translation>
    </message>
    <message>
        <source>The week has more days than these.</source>
        <translation>Die Woche hat mehr Tage als diese.</translation>
    </message>
    <message>
        <source>Subjects of a cell</source>
        <translation>Betreffe einer Zelle</translation>
    </message>
    <message>
        <source>Double-click a cell, or press Enter, to see whom it counts.</source>
        <translation>Doppelklick oder Enter auf einer Zelle zeigt, wen sie zählt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cell, number of its subjects</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, of which these are the first %2 by name</source>
        <translation>%1, davon hier die ersten %2 nach dem Namen</translation>
    </message>
    <message>
        <source>The game does not say which events are theirs.</source>
        <translation>Das Spiel sagt nicht, welche Ereignisse die ihren sind.</translation>
    </message>
    <message>
        <source>Double-click one, or press Enter, to see its events.</source>
        <translation>Eines doppelt anklicken oder Enter drücken, um seine Ereignisse zu sehen.</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>Niemand.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ColumnDialog</name>
    <message>
        <source>A column of %1</source>
        <translation>Eine Spalte von %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparePage</name>
    <message>
        <source>Weeks to compare</source>
        <translation>Zu vergleichende Wochen</translation>
    </message>
    <message>
        <source>Metrics to compare</source>
        <translation>Zu vergleichende Metriken</translation>
    </message>
    <message>
        <source>Set start…</source>
        <translation>Beginn setzen…</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Beginn hier setzen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <source>Compare the last weeks</source>
        <translation>Die letzten Wochen vergleichen</translation>
    </message>
    <message>
        <source>Compare this week with the others</source>
        <translation>Diese Woche mit den anderen vergleichen</translation>
    </message>
    <message>
        <source>%1 (kept)</source>
        <comment>week</comment>
        <translation>%1 (aufbewahrt)</translation>
    </message>
    <message>
        <source>This week is compared with the others.</source>
        <translation>Diese Woche wird mit den anderen verglichen.</translation>
    </message>
    <message>
        <source>Enter compares this week with the others.</source>
        <translation>Eingabe vergleicht diese Woche mit den anderen.</translation>
    </message>
    <message>
        <source>%1 Grey: median and range of the weeks after the first.</source>
        <comment>what is cut</comment>
        <translation>%1 Grau: Median und Spanne der Wochen nach der ersten.</translation>
    </message>
    <message>
        <source>These weeks have no time in common: everything is shown.</source>
        <translation>Diese Wochen haben keine gemeinsame Zeit: Alles wird gezeigt.</translation>
    </message>
    <message>
        <source>All weeks cover %1 since their resets.</source>
        <translation>Alle Wochen umfassen %1 seit ihrem Reset.</translation>
    </message>
    <message>
        <source>Everything is shown; %1 ends after %2.</source>
        <translation>Alles wird gezeigt; %1 endet nach %2.</translation>
    </message>
    <message>
        <source>Loading… (Esc stops)</source>
        <translation>Laden… (Esc hält an)</translation>
    </message>
    <message>
        <source>Last values</source>
        <translation>Letzte Werte</translation>
    </message>
    <message>
        <source>Values at A (%1)</source>
        <translation>Werte bei A (%1)</translation>
    </message>
    <message>
        <source>Values at %1</source>
        <translation>Werte bei %1</translation>
    </message>
    <message>
        <source>The week has no start yet: set one first (F2).</source>
        <translation>Die Woche hat noch keinen Beginn: zuerst einen setzen (F2).</translation>
    </message>
    <message>
        <source>%1 since the reset of %2</source>
        <translation>%1 seit dem Reset von %2</translation>
    </message>
    <message>
        <source>Point at a time in a chart, or set marker A there, first.</source>
        <translation>Zuerst in einem Diagramm auf eine Zeit zeigen oder dort Marke A setzen.</translation>
    </message>
    <message>
        <source>%1: weeks compared</source>
        <translation>%1: Wochen im Vergleich</translation>
    </message>
    <message>
        <source>Weeks: %1</source>
        <translation>Wochen: %1</translation>
    </message>
    <message>
        <source>Time: %1 to %2 (%3)</source>
        <translation>Zeit: %1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>Hidden in “%1”: %2</source>
        <translation>Ausgeblendet in „%1“: %2</translation>
    </message>
    <message>
        <source>Show full weeks</source>
        <translation>Ganze Wochen zeigen</translation>
    </message>
    <message>
        <source>Shown: first %1, covered by all weeks; %2 ends there.</source>
        <translation>Gezeigt: die ersten %1, die alle Wochen abdecken; %2 endet dort.</translation>
    </message>
    <message>
        <source>Export values…</source>
        <translation>Werte exportieren…</translation>
    </message>
    <message>
        <source>Export the values</source>
        <translation>Die Werte exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Daten (*.json)</translation>
    </message>
    <message>
        <source>Lines of JSON (*.ndjson)</source>
        <translation>Zeilen aus JSON (*.ndjson)</translation>
    </message>
    <message>
        <source>Parquet (*.parquet)</source>
        <translation>Parquet (*.parquet)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>metric, what of it is compared</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Band: 10th to 90th percentile of the weeks but the first; its line: their median</source>
        <translation>Band: 10. bis 90. Perzentil der Wochen außer der ersten; seine Linie: ihr Median</translation>
    </message>
    <message>
        <source>Add to notebook</source>
        <translation>Zum Notizbuch hinzufügen</translation>
    </message>
    <message>
        <source>Choose at least one metric first.</source>
        <translation>Zuerst mindestens eine Metrik wählen.</translation>
    </message>
    <message>
        <source>Choose at least two weeks first.</source>
        <translation>Zuerst mindestens zwei Wochen wählen.</translation>
    </message>
    <message>
        <source>None of these weeks is on the server, so there is no notebook to add it to.</source>
        <translation>Keine dieser Wochen ist auf dem Server, darum gibt es kein Notizbuch, um es hinzuzufügen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparedWeeksModel</name>
    <message>
        <source>%1 (UTC)</source>
        <translation>%1 (UTC)</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>wird geladen…</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>aufbewahrt</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Umfasst</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>unknown: set it (F2)</source>
        <translation>nicht bekannt: setzen (F2)</translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparisonBar</name>
    <message>
        <source>Compare with the one before again</source>
        <translation>Wieder mit dem vorigen vergleichen</translation>
    </message>
    <message>
        <source>Show hidden changes</source>
        <translation>Ausgeblendete Änderungen zeigen</translation>
    </message>
    <message>
        <source>Show hidden</source>
        <translation>Ausgeblendete zeigen</translation>
    </message>
    <message>
        <source>Ignore a path…</source>
        <translation>Einen Pfad ignorieren…</translation>
    </message>
    <message>
        <source>Ignored paths</source>
        <translation>Ignorierte Pfade</translation>
    </message>
    <message>
        <source>Paths that comparisons ignore</source>
        <translation>Pfade, die Vergleiche auslassen</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>Snapshots are compared with this one: %1</source>
        <translation>Snapshots werden mit diesem verglichen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n ignore rule(s) are off: all changes are shown</source>
        <translation>
            <numerusform>%n Ignorierregel ist aus: Alle Änderungen werden gezeigt</numerusform>
            <numerusform>%n Ignorierregeln sind aus: Alle Änderungen werden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changes hidden by %n rule(s)</source>
        <translation>
            <numerusform>%1 Änderungen durch %n Regel ausgeblendet</numerusform>
            <numerusform>%1 Änderungen durch %n Regeln ausgeblendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignore rule(s)</source>
        <translation>
            <numerusform>%n Ignorierregel</numerusform>
            <numerusform>%n Ignorierregeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Ignore a path</source>
        <translation>Einen Pfad ignorieren</translation>
    </message>
    <message>
        <source>Changes there and below are hidden in all weeks of this game.
* stands for any one step, ** for any number: /ships/*/fuel</source>
        <translation>Änderungen dort und darunter werden in allen Wochen dieses Spiels ausgeblendet.
* steht für einen beliebigen Schritt, ** für beliebig viele: /ships/*/fuel</translation>
    </message>
    <message>
        <source>%1 (as the game says)</source>
        <translation>%1 (wie vom Spiel angegeben)</translation>
    </message>
    <message>
        <source>No longer ignore %1</source>
        <translation>%1 nicht mehr ignorieren</translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparisonCellDialog</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>names with blanks between; empty: the weeks before</source>
        <translation>Namen, durch Leerzeichen getrennt; leer: die Wochen davor</translation>
    </message>
    <message>
        <source>2d12h; empty: each week&apos;s last values</source>
        <translation>2d12h; leer: die letzten Werte jeder Woche</translation>
    </message>
    <message>
        <source>&amp;Metrics:</source>
        <translation>&amp;Metriken:</translation>
    </message>
    <message>
        <source>&amp;Weeks before:</source>
        <translation>&amp;Wochen davor:</translation>
    </message>
    <message>
        <source>&amp;Only these weeks:</source>
        <translation>&amp;Nur diese Wochen:</translation>
    </message>
    <message>
        <source>&amp;Time since the reset:</source>
        <translation>Z&amp;eit seit dem Reset:</translation>
    </message>
    <message>
        <source>&amp;At most, rows:</source>
        <translation>&amp;Höchstens, Zeilen:</translation>
    </message>
    <message>
        <source>Choose one metric at least.</source>
        <translation>Wählen Sie mindestens eine Metrik.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparisonCharts</name>
    <message>
        <source>Series of %1</source>
        <translation>Reihe von %1</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Choose weeks at the left.</source>
        <translation>Links Wochen wählen.</translation>
    </message>
    <message>
        <source>None of these weeks has readings of it.</source>
        <translation>Keine dieser Wochen hat Messwerte davon.</translation>
    </message>
    <message>
        <source>%1 (kept)</source>
        <comment>week</comment>
        <translation>%1 (aufbewahrt)</translation>
    </message>
    <message>
        <source>%1: nothing yet</source>
        <comment>week</comment>
        <translation>%1: noch nichts</translation>
    </message>
    <message>
        <source>not in %1</source>
        <comment>week</comment>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>%1: not read</source>
        <comment>week</comment>
        <translation>%1: nicht gelesen</translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparisonReader</name>
    <message>
        <source>%1 (OID %2)</source>
        <translation>%1 (OID %2)</translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparisonTables</name>
    <message>
        <source>%1: %2</source>
        <comment>metric, its error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Not in all weeks</source>
        <translation>Nicht in allen Wochen</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Not in all weeks (%1)</source>
        <translation>Nicht in allen Wochen (%1)</translation>
    </message>
    <message>
        <source>Weeks (errors in %1)</source>
        <translation>Wochen (Fehler in %1)</translation>
    </message>
    <message>
        <source>Weeks (schemas differ)</source>
        <translation>Wochen (Schemas verschieden)</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ränge</translation>
    </message>
</context>
<context>
    <name>Weekglass::ConnectDialog</name>
    <message>
        <source>Used where the text above says nothing: %1</source>
        <translation>Verwendet, wo der Text oben nichts angibt: %1</translation>
    </message>
    <message>
        <source>Nothing special</source>
        <translation>Nichts Besonderes</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Vorabumgebung</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>The keychain is being looked for.</source>
        <translation>Der Schlüsselbund wird gesucht.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Verb&amp;inden</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Connections cannot be saved now: %1</source>
        <translation>Verbindungen lassen sich jetzt nicht speichern: %1</translation>
    </message>
    <message>
        <source>Else it is forgotten when Weekglass ends.</source>
        <translation>Sonst ist es vergessen, wenn Weekglass endet.</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Private local server</source>
        <translation>Privater lokaler Server</translation>
    </message>
    <message>
        <source>The text holds a password in clear. It will not be stored; it is kept for this session only.</source>
        <translation>Der Text enthält ein Passwort im Klartext. Es wird nicht gespeichert, sondern nur für diese Sitzung behalten.</translation>
    </message>
    <message>
        <source>Keeps name and server in the list, without a password.</source>
        <translation>Behält Name und Server in der Liste, ohne Passwort.</translation>
    </message>
    <message>
        <source>The workspace file is not open.</source>
        <translation>Die Arbeitsbereichsdatei ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1…</translation>
    </message>
    <message>
        <source>The server wants a password. Type it above, and try again.</source>
        <translation>Der Server verlangt ein Passwort. Es oben eingeben und erneut versuchen.</translation>
    </message>
    <message>
        <source>The password was refused. Type another one above, and try again.</source>
        <translation>Das Passwort wurde abgelehnt. Oben ein anderes eingeben und erneut versuchen.</translation>
    </message>
    <message>
        <source>Keeping the password in the keychain…</source>
        <translation>Das Passwort wird im Schlüsselbund abgelegt…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Remove a connection</source>
        <translation>Eine Verbindung entfernen</translation>
    </message>
    <message>
        <source>Remove “%1” from the list, and its password from the keychain? The server is not touched.</source>
        <translation>„%1“ aus der Liste entfernen und das zugehörige Passwort aus dem Schlüsselbund? Der Server wird nicht angerührt.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>%1 has to prove who it is (sslmode=verify-full, since the text says nothing else). The certificate of its authority is read from ~/.postgresql/root.crt, or name a file: sslrootcert=FILE.</source>
        <translation>%1 muss beweisen, wer er ist (sslmode=verify-full, da der Text nichts anderes sagt). Das Zertifikat seiner Zertifizierungsstelle wird aus ~/.postgresql/root.crt gelesen; oder eine Datei angeben: sslrootcert=FILE.</translation>
    </message>
    <message>
        <source>Nothing proves here that %1 is the right server. With sslmode=verify-full and sslrootcert=FILE a password is never sent to another one.</source>
        <translation>Hier beweist nichts, dass %1 der richtige Server ist. Mit sslmode=verify-full und sslrootcert=FILE wird ein Passwort nie an einen anderen gesendet.</translation>
    </message>
    <message>
        <source>Reading the keychain…</source>
        <translation>Im Schlüsselbund wird nachgesehen…</translation>
    </message>
    <message>
        <source>The connection itself works. Press Connect to continue without keeping the password.</source>
        <translation>Die Verbindung selbst funktioniert. „Verbinden“ drücken, um fortzufahren, ohne das Passwort zu behalten.</translation>
    </message>
    <message>
        <source>The connection itself works. Clear the name to continue without saving.</source>
        <translation>Die Verbindung selbst funktioniert. Den Namen leeren, um ohne Speichern fortzufahren.</translation>
    </message>
</context>
<context>
    <name>Weekglass::Connector</name>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Starting the private server…</source>
        <translation>Der private Server wird gestartet…</translation>
    </message>
    <message>
        <source>Private server, PostgreSQL %1</source>
        <translation>Privater Server, PostgreSQL %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The private server did not start</source>
        <translation>Der private Server ist nicht gestartet</translation>
    </message>
    <message>
        <source>private server</source>
        <translation>privater Server</translation>
    </message>
    <message>
        <source>The private server is out of date</source>
        <translation>Der private Server ist veraltet</translation>
    </message>
</context>
<context>
    <name>Weekglass::CrashNotice</name>
    <message>
        <source>Crash</source>
        <translation>Absturz</translation>
    </message>
    <message>
        <source>S&amp;how or save…</source>
        <translation>An&amp;zeigen oder speichern…</translation>
    </message>
    <message>
        <source>Shows what is known of the crash, and saves it for others</source>
        <translation>Zeigt, was über den Absturz bekannt ist, und speichert es für andere</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Deletes what all crashes left</source>
        <translation>Löscht, was alle Abstürze hinterlassen haben</translation>
    </message>
    <message>
        <source>La&amp;ter</source>
        <translation>Spä&amp;ter</translation>
    </message>
    <message>
        <source>Hides this until the next start</source>
        <translation>Blendet dies bis zum nächsten Start aus</translation>
    </message>
    <message>
        <source>%1 crashed at %2. What is known of it stays on this computer.</source>
        <translation>%1 ist um %2 abgestürzt. Was darüber bekannt ist, bleibt auf diesem Computer.</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n more crash(es) before.</source>
        <translation>
            <numerusform>%1 %n weiterer Absturz davor.</numerusform>
            <numerusform>%1 %n weitere Abstürze davor.</numerusform>
        </translation>
    </message>
    <message>
        <source>What a crash left</source>
        <translation>Was ein Absturz hinterließ</translation>
    </message>
</context>
<context>
    <name>Weekglass::DayTable</name>
    <message>
        <source>dddd, MMM d</source>
        <comment>the day of events or snapshots</comment>
        <translation>dddd, d. MMM</translation>
    </message>
</context>
<context>
    <name>Weekglass::DeltaModel</name>
    <message>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>a value that is nearly this</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rank</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>zu wenige für eine Aussage</translation>
    </message>
    <message>
        <source>unlike all others</source>
        <translation>anders als alle anderen</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Δ to %1</source>
        <translation>Δ zu %1</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Δ %</source>
        <translation>Δ %</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>%1 (%2 old)</source>
        <comment>value, its age</comment>
        <translation>%1 (%2 alt)</translation>
    </message>
    <message>
        <source>Robust z</source>
        <translation>Robuster z-Wert</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <comment>robust z, number of earlier weeks</comment>
        <translation>%1 (n = %2)</translation>
    </message>
    <message>
        <source>The first week&apos;s value less that of the second one.</source>
        <translation>Der Wert der ersten Woche abzüglich des Werts der zweiten.</translation>
    </message>
    <message>
        <source>That difference in percent of the second week&apos;s value.</source>
        <translation>Diese Differenz in Prozent des Werts der zweiten Woche.</translation>
    </message>
    <message>
        <source>Place of the first week among all that have a value; 1 is the greatest.</source>
        <translation>Platz der ersten Woche unter allen, die einen Wert haben; 1 ist der größte.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of a metric, its unit</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Weekglass::DriftPane</name>
    <message>
        <source>Compare with the reference</source>
        <translation>Mit der Referenz vergleichen</translation>
    </message>
    <message>
        <source>Copy SQL</source>
        <translation>SQL kopieren</translation>
    </message>
    <message>
        <source>Save SQL…</source>
        <translation>SQL speichern…</translation>
    </message>
    <message>
        <source>Weeks compared</source>
        <translation>Verglichene Wochen</translation>
    </message>
    <message>
        <source>Week and object</source>
        <translation>Woche und Objekt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>SQL that would bring it back</source>
        <translation>SQL, das den Stand der Migrationen wiederherstellen würde</translation>
    </message>
    <message>
        <source>%1. Makes an empty database with the game&apos;s migrations on the private server and compares the selected weeks with it; the weeks are only read.</source>
        <translation>%1. Legt auf dem privaten Server eine leere Datenbank mit den Migrationen des Spiels an und vergleicht die ausgewählten Wochen damit; die Wochen werden nur gelesen.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>nicht verglichen</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>no drift</source>
        <translation>keine Abweichung</translation>
    </message>
    <message>
        <source>version %1, %2 objects compared</source>
        <comment>of the schema</comment>
        <translation>Version %1, %2 Objekte verglichen</translation>
    </message>
    <message>
        <source>its SQL destroys something</source>
        <translation>sein SQL zerstört etwas</translation>
    </message>
    <message>
        <source>Save the SQL</source>
        <translation>Das SQL speichern</translation>
    </message>
    <message>
        <source>SQL (*.sql)</source>
        <translation>SQL (*.sql)</translation>
    </message>
    <message>
        <source>Not compared yet: %1.</source>
        <translation>Noch nicht verglichen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n week(s) compared, %2 drifted.</source>
        <translation>
            <numerusform>%1 von %n Woche verglichen, %2 mit Abweichungen.</numerusform>
            <numerusform>%1 von %n Wochen verglichen, %2 mit Abweichungen.</numerusform>
        </translation>
    </message>
    <message>
        <source> Making the reference… (Esc stops)</source>
        <translation> Die Referenz wird angelegt… (Esc hält an)</translation>
    </message>
    <message>
        <source> Stopped.</source>
        <translation> Angehalten.</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message>
        <source>Differences from the schema of the migrations</source>
        <translation>Unterschiede zum Schema der Migrationen</translation>
    </message>
</context>
<context>
    <name>Weekglass::DropDialog</name>
    <message>
        <source>Drop</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Drop for ever</source>
        <translation>Für immer &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Without archive because:</source>
        <translation>Ohne Archi&amp;v, weil:</translation>
    </message>
    <message>
        <source>kept in the log; or archive it first</source>
        <translation>wird im Protokoll aufbewahrt; oder zuerst archivieren</translation>
    </message>
    <message>
        <source>Drop %1 with all that is in it, for ever?</source>
        <translation>%1 mit allem, was darin ist, für immer löschen?</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>of %1: %2</source>
        <translation>vom %1: %2</translation>
    </message>
    <message>
        <source>none is known</source>
        <translation>keines bekannt</translation>
    </message>
    <message>
        <source>It lets nobody connect.</source>
        <translation>Sie lässt niemanden verbinden.</translation>
    </message>
    <message>
        <source>Before it is dropped, the archive&apos;s file and the content are compared once more.</source>
        <translation>Vor dem Löschen werden die Datei des Archivs und der Inhalt noch einmal verglichen.</translation>
    </message>
    <message>
        <source>Dropping it… It is closed first, then compared with its archive if it has one.</source>
        <translation>Sie wird gelöscht… Zuerst wird sie geschlossen, dann mit ihrem Archiv verglichen, falls sie eines hat.</translation>
    </message>
    <message>
        <source>%1 is dropped; operation %2.</source>
        <translation>%1 ist gelöscht; Vorgang %2.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Verified archive</source>
        <translation>Geprüftes Archiv</translation>
    </message>
    <message>
        <source>Clean up the remains of %1 after an interrupted CREATE or DROP?</source>
        <translation>Die Reste von %1 nach einem unterbrochenen CREATE oder DROP aufräumen?</translation>
    </message>
    <message>
        <source>Jobs of pg_cron</source>
        <translation>Jobs von pg_cron</translation>
    </message>
    <message>
        <source>go with it: %1</source>
        <translation>werden mit entfernt: %1</translation>
    </message>
    <message>
        <source>Reading the week and counting its rows…</source>
        <translation>Die Woche wird angesehen und ihre Zeilen werden gezählt…</translation>
    </message>
    <message>
        <source>Their sessions end.</source>
        <translation>Ihre Sitzungen werden beendet.</translation>
    </message>
</context>
<context>
    <name>Weekglass::EndSessionDialog</name>
    <message>
        <source>Blocking session</source>
        <translation>Blockierende Sitzung</translation>
    </message>
    <message>
        <source>Ca&amp;ncel its statement</source>
        <translation>A&amp;nweisung abbrechen</translation>
    </message>
    <message>
        <source>En&amp;d the session</source>
        <translation>Si&amp;tzung beenden</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit…</translation>
    </message>
    <message>
        <source>Reading the session…</source>
        <translation>Die Sitzung wird angesehen…</translation>
    </message>
</context>
<context>
    <name>Weekglass::EnvironmentMark</name>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Vorabumgebung</translation>
    </message>
    <message>
        <source>development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>This server is marked as: %1</source>
        <translation>Dieser Server ist markiert als: %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventConditionDialog</name>
    <message>
        <source>JSON such as 10 or &quot;text&quot;; else taken as text</source>
        <translation>JSON wie 10 oder &quot;text&quot;; sonst als Text verstanden</translation>
    </message>
    <message>
        <source>429, 4xx,5xx or &gt;=400</source>
        <translation>429, 4xx,5xx oder &gt;=400</translation>
    </message>
    <message>
        <source>Enter a value to compare with.</source>
        <translation>Einen Vergleichswert eingeben.</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventCount</name>
    <message>
        <source>Number of events; press to count exactly</source>
        <translation>Anzahl der Ereignisse; Drücken zählt genau</translation>
    </message>
    <message>
        <source>counting… (press to stop)</source>
        <translation>wird gezählt… (Drücken hält an)</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>~%1 events</source>
        <translation>~%1 Ereignisse</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventFilterBar</name>
    <message>
        <source>Subject contains</source>
        <translation>Betreff enthält</translation>
    </message>
    <message>
        <source>Subject contains this text</source>
        <translation>Betreff enthält diesen Text</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Art des Ereignisses</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Show all events again (%1)</source>
        <translation>Wieder alle Ereignisse zeigen (%1)</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Payload contains</source>
        <translation>Nutzdaten enthalten</translation>
    </message>
    <message>
        <source>Payload contains this text (reads every payload)</source>
        <translation>Nutzdaten enthalten diesen Text (liest alle Nutzdaten)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Den Filter leeren</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Einen Filter hinzufügen</translation>
    </message>
    <message>
        <source>Add a filter (%1)</source>
        <translation>Einen Filter hinzufügen (%1)</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Times…</source>
        <translation>Zeiten…</translation>
    </message>
    <message>
        <source>Hide unchanged payloads</source>
        <translation>Unveränderte Nutzdaten ausblenden</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeicherte</translation>
    </message>
    <message>
        <source>Saved filters of this game</source>
        <translation>Gespeicherte Filter dieses Spiels</translation>
    </message>
    <message>
        <source>Filters saved for all weeks of this game</source>
        <translation>Für alle Wochen dieses Spiels gespeicherte Filter</translation>
    </message>
    <message>
        <source>unchanged hidden</source>
        <translation>unveränderte ausgeblendet</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Status, such as 429, 4xx,5xx or &gt;=400</source>
        <translation>Status, etwa 429, 4xx,5xx oder &gt;=400</translation>
    </message>
    <message>
        <source>Filter name (replaces one with the same name)</source>
        <translation>Name des Filters (ersetzt einen gleichen Namens)</translation>
    </message>
    <message>
        <source>Slow filter</source>
        <translation>Langsamer Filter</translation>
    </message>
    <message>
        <source>fast (indexed)</source>
        <translation>schnell (indiziert)</translation>
    </message>
    <message>
        <source>An index serves this filter.</source>
        <translation>Ein Index beantwortet diesen Filter.</translation>
    </message>
    <message>
        <source>It walks an index and tests each event.</source>
        <translation>Er geht einen Index durch und prüft jedes Ereignis.</translation>
    </message>
    <message>
        <source>No index serves it: it reads every event.</source>
        <translation>Kein Index hilft: er liest jedes Ereignis.</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventFollowBar</name>
    <message>
        <source>Show the new events</source>
        <translation>Die neuen Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause following</source>
        <translation>Folgen pausieren</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Follow new events</source>
        <translation>Neuen Ereignissen folgen</translation>
    </message>
    <message>
        <source>Show them (%1)</source>
        <translation>Sie zeigen (%1)</translation>
    </message>
    <message>
        <source>▲ %1 new</source>
        <translation>▲ %1 neue</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventList</name>
    <message>
        <source>Events, newest first</source>
        <translation>Ereignisse, neueste zuerst</translation>
    </message>
    <message>
        <source>Place among all events</source>
        <translation>Stelle unter allen Ereignissen</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventPayloadPane</name>
    <message>
        <source>Pin this payload to compare with</source>
        <translation>Diese Nutzdaten zum Vergleichen anheften</translation>
    </message>
    <message>
        <source>Compare with the one before again</source>
        <translation>Wieder mit den vorigen vergleichen</translation>
    </message>
    <message>
        <source>Verify the hash</source>
        <translation>Den Hash prüfen</translation>
    </message>
    <message>
        <source>Select an event to see its payload.</source>
        <translation>Ein Ereignis auswählen, um seine Nutzdaten zu sehen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The payload is NULL.</source>
        <translation>Die Nutzdaten sind NULL.</translation>
    </message>
    <message>
        <source>the event before it, %1</source>
        <translation>das Ereignis davor, %1</translation>
    </message>
    <message>
        <source>There is no event before this one of the same kind and subject.</source>
        <translation>Vor diesem Ereignis gibt es keines derselben Art und desselben Betreffs.</translation>
    </message>
    <message>
        <source>pinned: %1, %2</source>
        <translation>angeheftet: %1, %2</translation>
    </message>
    <message>
        <source>Pinned. Other events are compared with this one now.</source>
        <translation>Angeheftet. Andere Ereignisse werden jetzt mit diesem verglichen.</translation>
    </message>
    <message>
        <source>This event has no hash.</source>
        <translation>Dieses Ereignis hat keinen Hash.</translation>
    </message>
    <message>
        <source>The hash belongs to the payload: its canonical form was computed again.</source>
        <translation>Der Hash gehört zu den Nutzdaten: Ihre kanonische Form wurde neu berechnet.</translation>
    </message>
    <message>
        <source>The hash does NOT belong to this payload.</source>
        <translation>Der Hash gehört NICHT zu diesen Nutzdaten.</translation>
    </message>
    <message>
        <source>The hash cannot be verified: JSONB may have changed how numbers were written (1e2 is stored as 100), and the hash was made before that.</source>
        <translation>Der Hash lässt sich nicht prüfen: JSONB kann die Schreibweise von Zahlen geändert haben (1e2 wird als 100 gespeichert), und der Hash entstand davor.</translation>
    </message>
    <message>
        <source>This event is not in the list</source>
        <translation>Dieses Ereignis ist nicht in der Liste</translation>
    </message>
    <message>
        <source>Payload seen once</source>
        <translation>Inhalt kam einmal vor</translation>
    </message>
    <message>
        <source>Payload seen %1 times: first %2, last %3</source>
        <translation>Inhalt kam %1-mal vor: zuerst %2, zuletzt %3</translation>
    </message>
    <message>
        <source>&amp;Filter events by this value</source>
        <translation>Ereignisse nach diesem Wert &amp;filtern</translation>
    </message>
    <message>
        <source>Reading the event before this one…</source>
        <translation>Das Ereignis vor diesem wird gesucht…</translation>
    </message>
    <message>
        <source>The payload before this one cannot be compared: it is not JSON, or too large.</source>
        <translation>Die vorigen Nutzdaten lassen sich nicht vergleichen: Sie sind kein JSON oder zu groß.</translation>
    </message>
    <message>
        <source>This hash is not a SHA-256 in hexadecimal digits, so it cannot be verified.</source>
        <translation>Dieser Hash ist kein SHA-256 in Hexadezimalziffern und lässt sich deshalb nicht prüfen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventTableModel</name>
    <message>
        <source>(%1 stored)</source>
        <translation>(%1 gespeichert)</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Rollback</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventTimesDialog</name>
    <message>
        <source>Write times as 2025-01-06 12:00.</source>
        <translation>Zeiten so schreiben: 2025-01-06 12:00.</translation>
    </message>
    <message>
        <source>The first time must be before the second.</source>
        <translation>Die erste Zeit muss vor der zweiten liegen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::EventsPage</name>
    <message>
        <source>Source of events</source>
        <translation>Quelle der Ereignisse</translation>
    </message>
    <message>
        <source>Newest events</source>
        <translation>Neueste Ereignisse</translation>
    </message>
    <message>
        <source>Oldest events</source>
        <translation>Älteste Ereignisse</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Only events of this kind and subject</source>
        <translation>Nur Ereignisse dieser Art und dieses Betreffs</translation>
    </message>
    <message>
        <source>Show SQL</source>
        <translation>SQL zeigen</translation>
    </message>
    <message>
        <source>Filter by subject</source>
        <translation>Nach Betreff filtern</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <source>This game has no events.</source>
        <translation>Dieses Spiel hat keine Ereignisse.</translation>
    </message>
    <message>
        <source>Loading… (Esc stops)</source>
        <translation>Laden… (Esc hält an)</translation>
    </message>
    <message>
        <source>Not loaded. F5 tries again.</source>
        <translation>Nicht geladen. F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>No event matches the filter.</source>
        <translation>Kein Ereignis passt zum Filter.</translation>
    </message>
    <message>
        <source>There are no events in this week yet.</source>
        <translation>In dieser Woche gibt es noch keine Ereignisse.</translation>
    </message>
    <message>
        <source>SQL of the events shown</source>
        <translation>SQL der gezeigten Ereignisse</translation>
    </message>
    <message>
        <source>Follow new events</source>
        <translation>Neuen Ereignissen folgen</translation>
    </message>
    <message>
        <source>Show new events as they come (%1)</source>
        <translation>Neue Ereignisse zeigen, sobald sie kommen (%1)</translation>
    </message>
    <message>
        <source>Pause following</source>
        <translation>Folgen pausieren</translation>
    </message>
    <message>
        <source>Count exactly</source>
        <translation>Genau zählen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Search all weeks</source>
        <translation>Alle Wochen durchsuchen</translation>
    </message>
    <message>
        <source>Zoom into the timeline</source>
        <translation>In die Zeitleiste hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out of the timeline</source>
        <translation>Aus der Zeitleiste herauszoomen</translation>
    </message>
    <message>
        <source>Colour the timeline by status</source>
        <translation>Die Zeitleiste nach Status einfärben</translation>
    </message>
    <message>
        <source>Show in context</source>
        <translation>Im Zusammenhang zeigen</translation>
    </message>
    <message>
        <source>Select an event to see its payload.</source>
        <translation>Ein Ereignis auswählen, um seine Nutzdaten zu sehen.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien einlesen…</translation>
    </message>
    <message>
        <source>Fetch from the game&apos;s API</source>
        <translation>Von der API des Spiels abrufen</translation>
    </message>
    <message>
        <source>Hold the list; new events are counted (%1)</source>
        <translation>Die Liste festhalten; neue Ereignisse werden gezählt (%1)</translation>
    </message>
    <message>
        <source>There are no events that your role may see: row security hides some.</source>
        <translation>Es gibt keine Ereignisse, die Ihre Rolle sehen darf: Die Sicherheit auf Zeilenebene verbirgt manche.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ExportDialog</name>
    <message>
        <source>Export events of %1</source>
        <translation>Ereignisse von %1 exportieren</translation>
    </message>
    <message>
        <source>About %1 events</source>
        <translation>Etwa %1 Ereignisse</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>%1 events were written to %2.</source>
        <translation>%1 Ereignisse wurden nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>Abgebrochen. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>%1 events, %2 a second</source>
        <translation>%1 Ereignisse, %2 pro Sekunde</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>%1 exists already. “Replace” overwrites it.</source>
        <translation>%1 gibt es schon. „Ersetzen“ überschreibt sie.</translation>
    </message>
    <message>
        <source>NDJSON: one object a line, can be imported again</source>
        <translation>NDJSON: ein Objekt je Zeile, lässt sich wieder importieren</translation>
    </message>
    <message>
        <source>JSON: one array</source>
        <translation>JSON: ein Array</translation>
    </message>
    <message>
        <source>CSV: for spreadsheets</source>
        <translation>CSV: für Tabellenkalkulationen</translation>
    </message>
</context>
<context>
    <name>Weekglass::FactCards</name>
    <message>
        <source>%1: %2, unchanged</source>
        <comment>name of a fact, its value</comment>
        <translation>%1: %2, unverändert</translation>
    </message>
    <message>
        <source>%1: %2, then %3</source>
        <comment>name of a fact, its values</comment>
        <translation>%1: %2, dann %3</translation>
    </message>
</context>
<context>
    <name>Weekglass::FigureCards</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>figure, value, state</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>Weekglass::FigureModel</name>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value, or why there is none</source>
        <translation>Wert, oder warum es keinen gibt</translation>
    </message>
    <message>
        <source>Warning · critical</source>
        <translation>Warnung · kritisch</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>Weekglass::FileSaver</name>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, hint</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Weekglass::FilterChips</name>
    <message>
        <source>Edit filter %1</source>
        <translation>Filter %1 bearbeiten</translation>
    </message>
    <message>
        <source>Remove filter %1</source>
        <translation>Filter %1 entfernen</translation>
    </message>
</context>
<context>
    <name>Weekglass::Finder</name>
    <message>
        <source>dropped</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Games to replay</source>
        <translation>Spiele zum Abspielen</translation>
    </message>
    <message>
        <source>Subjects and their events</source>
        <translation>Betreffe und ihre Ereignisse</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <comment>kind, shown, found</comment>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Search all weeks for “%1”</source>
        <translation>Alle Wochen nach „%1“ durchsuchen</translation>
    </message>
    <message>
        <source>in payloads of %1, slower</source>
        <translation>in Nutzdaten von %1, langsamer</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>%1: too many, and no index to find them</source>
        <translation>%1: zu viele, und kein Index, der sie findet</translation>
    </message>
    <message>
        <source>Not searched</source>
        <translation>Nicht durchsucht</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Not connected to weeks: only actions are found.</source>
        <translation>Mit keinen Wochen verbunden: Nur Aktionen werden gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>Searching… %1 of %n week(s) have answered</source>
        <translation>
            <numerusform>Suche läuft … %1 von %n Woche hat geantwortet</numerusform>
            <numerusform>Suche läuft … %1 von %n Wochen haben geantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) searched</source>
        <translation>
            <numerusform>%n Woche durchsucht</numerusform>
            <numerusform>%n Wochen durchsucht</numerusform>
        </translation>
    </message>
    <message>
        <source>Type two letters or more to search all weeks.</source>
        <translation>Ab zwei Buchstaben wird in allen Wochen gesucht.</translation>
    </message>
</context>
<context>
    <name>Weekglass::FolderField</name>
    <message>
        <source>Folder of the archive</source>
        <translation>Ordner des Archivs</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choose the folder of the archive</source>
        <translation>Den Ordner des Archivs wählen</translation>
    </message>
</context>
<context>
    <name>Weekglass::FreezeDialog</name>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>Auftauen</translation>
    </message>
    <message>
        <source>&amp;Freeze</source>
        <translation>&amp;Einfrieren</translation>
    </message>
    <message>
        <source>&amp;Thaw</source>
        <translation>Auf&amp;tauen</translation>
    </message>
    <message>
        <source>Let %1 only be read from now on?</source>
        <translation>%1 von nun an nur noch zum Lesen freigeben?</translation>
    </message>
    <message>
        <source>Let %1 be written again?</source>
        <translation>%1 wieder zum Schreiben freigeben?</translation>
    </message>
    <message>
        <source>%1 is as it was before it was frozen.</source>
        <translation>%1 ist, wie sie vor dem Einfrieren war.</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit…</translation>
    </message>
    <message>
        <source>Previous connection rights are restored.</source>
        <translation>Die vorherigen Verbindungsrechte werden wiederhergestellt.</translation>
    </message>
    <message>
        <source>%1 is now read-only.</source>
        <translation>%1 ist jetzt schreibgeschützt.</translation>
    </message>
    <message>
        <source>Reading who uses the week…</source>
        <translation>Es wird nachgesehen, wer die Woche benutzt…</translation>
    </message>
    <message>
        <source>Every new session begins read-only. The sessions above, and new ones until then, are ended. Where the game has its roles, only the owner and members of %1 may connect. Thawing restores the previous state.</source>
        <translation>Jede neue Sitzung beginnt nur lesend. Die Sitzungen oben und die, die bis dahin dazukommen, werden beendet. Nur der Eigentümer und wer die Rolle %1 hat, kann sich verbinden, wo das Spiel seine Rollen hat. Auftauen stellt wieder her, was vorher war.</translation>
    </message>
</context>
<context>
    <name>Weekglass::GameChooser</name>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Play log</source>
        <translation>Spielzug-Protokoll</translation>
    </message>
    <message>
        <source>Choose the play log to replay</source>
        <translation>Das Spielzug-Protokoll zur Wiedergabe wählen</translation>
    </message>
    <message>
        <source>Search games</source>
        <translation>Spiele suchen</translation>
    </message>
    <message>
        <source>Games, newest first</source>
        <translation>Spiele, neueste zuerst</translation>
    </message>
    <message>
        <source>This game has no play logs.</source>
        <translation>Dieses Spiel hat keine Spielzug-Protokolle.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>No games in this week yet.</source>
        <translation>In dieser Woche gibt es noch keine Spiele.</translation>
    </message>
    <message>
        <source>No game matches the search.</source>
        <translation>Kein Spiel passt zur Suche.</translation>
    </message>
    <message>
        <source>The newest %L1 games; search to find others.</source>
        <translation>Die neuesten %L1 Spiele; andere lassen sich über die Suche finden.</translation>
    </message>
    <message numerus="yes">
        <source>%n game(s), newest first</source>
        <translation>
            <numerusform>%n Spiel, neueste zuerst</numerusform>
            <numerusform>%n Spiele, neueste zuerst</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Team, player or id (Ctrl+J)</source>
        <translation>Mannschaft, Spieler oder Id (Strg+J)</translation>
    </message>
    <message>
        <source>Part of a title, of a name in the game or of an id (Ctrl+J)</source>
        <translation>Teil eines Titels, eines Namens im Spiel oder einer Id (Strg+J)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>There are no games that your role may see: row security hides some.</source>
        <translation>Es gibt keine Spiele, die Ihre Rolle sehen darf: Die Sicherheit auf Zeilenebene verbirgt manche.</translation>
    </message>
    <message>
        <source>Choose a game at the left.</source>
        <translation>Links ein Spiel wählen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::Games</name>
    <message>
        <source>All games that were found are trusted.</source>
        <translation>Allen gefundenen Spielen wird vertraut.</translation>
    </message>
    <message>
        <source>Weeks of which game?</source>
        <translation>Wochen welches Spiels?</translation>
    </message>
</context>
<context>
    <name>Weekglass::GamesDropDown</name>
    <message>
        <source>Games</source>
        <translation>Spiele</translation>
    </message>
    <message>
        <source>Choose a game</source>
        <translation>Spiel wählen</translation>
    </message>
    <message>
        <source>Choose a game (Ctrl+J)</source>
        <translation>Spiel wählen (Strg+J)</translation>
    </message>
</context>
<context>
    <name>Weekglass::GatePane</name>
    <message>
        <source>The selected week and its next steps</source>
        <translation>Die ausgewählte Woche und ihre nächsten Schritte</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>week, stage</comment>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>State:</source>
        <translation>Zustand:</translation>
    </message>
    <message>
        <source>OID, server:</source>
        <translation>OID, Server:</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>Eigentümer:</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Größe:</translation>
    </message>
    <message>
        <source>Schema:</source>
        <translation>Schema:</translation>
    </message>
    <message>
        <source>Began:</source>
        <translation>Beginn:</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Hinweis:</translation>
    </message>
    <message>
        <source>Verified archive:</source>
        <translation>Geprüftes Archiv:</translation>
    </message>
    <message>
        <source>Dropped:</source>
        <translation>Gelöscht:</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>nicht jetzt: %1</translation>
    </message>
    <message>
        <source>Archive file:</source>
        <translation>Archivdatei:</translation>
    </message>
    <message>
        <source>Select a week to see its next steps.</source>
        <translation>Eine Woche auswählen, um ihre nächsten Schritte zu sehen.</translation>
    </message>
    <message>
        <source>%1 is left over from an interrupted CREATE or DROP</source>
        <translation>%1 ist von einem abgebrochenen CREATE oder DROP übrig</translation>
    </message>
</context>
<context>
    <name>Weekglass::GrantDialog</name>
    <message>
        <source>Rights of roles</source>
        <translation>Rechte der Rollen</translation>
    </message>
    <message>
        <source>&amp;Give rights</source>
        <translation>Rechte &amp;vergeben</translation>
    </message>
    <message>
        <source>Giving rights…</source>
        <translation>Rechte werden vergeben…</translation>
    </message>
    <message>
        <source>Made: %1.</source>
        <translation>Angelegt: %1.</translation>
    </message>
    <message>
        <source>The server&apos;s log lacks this: %1</source>
        <translation>Im Protokoll des Servers fehlt dies: %1</translation>
    </message>
    <message>
        <source>The roles of %1 have their rights.</source>
        <translation>Die Rollen von %1 haben ihre Rechte.</translation>
    </message>
    <message>
        <source>Reading the roles…</source>
        <translation>Es wird nachgesehen, welche Rollen es gibt…</translation>
    </message>
</context>
<context>
    <name>Weekglass::GridPicture</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Weekglass::Header</name>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Start the private server</source>
        <translation>Den privaten Server starten</translation>
    </message>
    <message>
        <source>Try to connect now</source>
        <translation>Jetzt versuchen, sich zu verbinden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>The private server is not running</source>
        <translation>Der private Server läuft nicht</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Show or hide the weeks (%1)</source>
        <translation>Wochen zeigen oder verbergen (%1)</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>Standby, as of %1 UTC</source>
        <translation>Standby, Stand %1 UTC</translation>
    </message>
    <message>
        <source>%1, not receiving</source>
        <translation>%1, empfängt nichts</translation>
    </message>
    <message>
        <source>%1. It only reads: changes are refused.</source>
        <translation>%1. Er liest nur: Änderungen werden abgelehnt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::HealthLists</name>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Role in it</source>
        <translation>Rolle dabei</translation>
    </message>
    <message>
        <source>root blocker</source>
        <translation>blockiert alle</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>%1 (ours)</source>
        <translation>%1 (eigene)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Vacuum at</source>
        <translation>VACUUM ab</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bloat, estimated</source>
        <translation>Aufblähung, geschätzt</translation>
    </message>
    <message>
        <source>Read whole</source>
        <translation>Ganz gelesen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>Index or foreign key</source>
        <translation>Index oder Fremdschlüssel</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>Langsamste</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Häufigste</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Pools</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>No statement was counted yet.</source>
        <translation>Noch wurde keine Anweisung gezählt.</translation>
    </message>
    <message>
        <source>Tables and indexes are of a week: choose one above.</source>
        <translation>Tabellen und Indizes gehören zu einer Woche: oben eine wählen.</translation>
    </message>
    <message>
        <source>No console of a pooler was read: “Pooler…” says where it is.</source>
        <translation>Es wurde keine Konsole eines Poolers gelesen: „Pooler…“ gibt an, wo er ist.</translation>
    </message>
    <message>
        <source>Nobody waits for a lock.</source>
        <translation>Niemand wartet auf eine Sperre.</translation>
    </message>
    <message>
        <source>No vacuum and no index is being built.</source>
        <translation>Kein VACUUM läuft, und kein Index wird aufgebaut.</translation>
    </message>
    <message>
        <source>The week has no table.</source>
        <translation>Die Woche hat keine Tabelle.</translation>
    </message>
    <message>
        <source>Every large index is used, and no foreign key needs one.</source>
        <translation>Jeder große Index wird benutzt, und kein Fremdschlüssel braucht einen.</translation>
    </message>
    <message>
        <source>The pooler has no pool yet.</source>
        <translation>Der Pooler hat noch keinen Pool.</translation>
    </message>
    <message>
        <source>The pooler has no client.</source>
        <translation>Der Pooler hat keinen Client.</translation>
    </message>
    <message>
        <source>Bloat, measured</source>
        <translation>Aufblähung, gemessen</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
</context>
<context>
    <name>Weekglass::HealthPage</name>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>Value: %1</source>
        <translation>Wert: %1</translation>
    </message>
    <message>
        <source>No value: %1</source>
        <translation>Kein Wert: %1</translation>
    </message>
    <message>
        <source>Warning · critical: %1</source>
        <translation>Warnung · kritisch: %1</translation>
    </message>
    <message>
        <source>Age: %1</source>
        <translation>Alter: %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Next step: %1</source>
        <translation>Nächster Schritt: %1</translation>
    </message>
    <message>
        <source>This helps:</source>
        <translation>Das hilft:</translation>
    </message>
    <message>
        <source>Server only</source>
        <translation>Nur der Server</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>No figure was read.</source>
        <translation>Es wurde keine Kennzahl gelesen.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>read at %1 UTC in %2, ours: %3 of %4 sessions, PostgreSQL %5%6</source>
        <translation>gelesen um %1 UTC in %2, eigene: %3 von %4 Sitzungen, PostgreSQL %5%6</translation>
    </message>
    <message>
        <source>, a standby</source>
        <translation>, ein Standby</translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n kritisch</numerusform>
            <numerusform>%n kritisch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n good</source>
        <translation>
            <numerusform>%n gut</numerusform>
            <numerusform>%n gut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not told</source>
        <translation>
            <numerusform>%n ohne Angabe</numerusform>
            <numerusform>%n ohne Angabe</numerusform>
        </translation>
    </message>
    <message>
        <source>Pooler of this server</source>
        <translation>Pooler dieses Servers</translation>
    </message>
    <message>
        <source>Connection to PgBouncer, without its password (empty: none):</source>
        <translation>Verbindung zu PgBouncer, ohne ihr Passwort (leer: keine):</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Die Kennzahlen speichern</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Prometheus (*.prom)</source>
        <translation>Prometheus (*.prom)</translation>
    </message>
    <message>
        <source>Thresholds…</source>
        <translation>Schwellenwerte…</translation>
    </message>
    <message>
        <source>Pooler…</source>
        <translation>Pooler…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>All that is known of the figure</source>
        <translation>Alles, was über die Kennzahl bekannt ist</translation>
    </message>
    <message>
        <source>Select a figure to read where it is from and what to do next.</source>
        <translation>Eine Kennzahl auswählen, um zu lesen, woher sie stammt und was als Nächstes zu tun ist.</translation>
    </message>
    <message>
        <source>With the figures of a week</source>
        <translation>Mit den Kennzahlen einer Woche</translation>
    </message>
    <message>
        <source>Figures and what stands behind them</source>
        <translation>Kennzahlen und was dahintersteht</translation>
    </message>
    <message>
        <source>Choose a week above and one of its tables in the tab Tables.</source>
        <translation>Oben eine Woche und im Reiter Tabellen eine ihrer Tabellen wählen.</translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation>%1 wird gemessen…</translation>
    </message>
    <message>
        <source>Measure bloat</source>
        <translation>Aufblähung messen</translation>
    </message>
    <message>
        <source>Read what the current table wastes, with the extension pgstattuple</source>
        <translation>Mit der Erweiterung pgstattuple lesen, was die aktuelle Tabelle verschwendet</translation>
    </message>
</context>
<context>
    <name>Weekglass::HeatMap</name>
    <message>
        <source>There are no readings in this time.</source>
        <translation>In dieser Zeit gibt es keine Messwerte.</translation>
    </message>
    <message>
        <source>readings of all series by time and value</source>
        <translation>Messwerte aller Reihen nach Zeit und Wert</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n of them are not above zero and left out</source>
        <translation>
            <numerusform>%1; %n davon ist nicht über null und ausgelassen</numerusform>
            <numerusform>%1; %n davon sind nicht über null und ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 or more readings</source>
        <translation>%1 oder mehr Messwerte</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>counts</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 to below %2</source>
        <comment>values</comment>
        <translation>%1 bis unter %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>series, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no readings</source>
        <translation>keine Messwerte</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::HelpWindow</name>
    <message>
        <source>Handbook of Weekglass</source>
        <translation>Handbuch von Weekglass</translation>
    </message>
    <message>
        <source>Page of the handbook</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>Weekglass::HiddenRowsBanner</name>
    <message>
        <source>%1: %2</source>
        <comment>week, what is hidden there</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Weekglass::Histogram</name>
    <message>
        <source>There are no readings in this time.</source>
        <translation>In dieser Zeit gibt es keine Messwerte.</translation>
    </message>
    <message numerus="yes">
        <source>%n other series</source>
        <translation>
            <numerusform>%n weitere Reihe</numerusform>
            <numerusform>%n weitere Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>readings by value and series in the time shown</source>
        <translation>Messwerte nach Wert und Reihe in der gezeigten Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n of them are not above zero and left out</source>
        <translation>
            <numerusform>%1; %n davon ist nicht über null und ausgelassen</numerusform>
            <numerusform>%1; %n davon sind nicht über null und ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · bars: readings</source>
        <comment>unit of the axis</comment>
        <translation>%1 · Balken: Messwerte</translation>
    </message>
    <message>
        <source>%1 to below %2</source>
        <comment>values</comment>
        <translation>%1 bis unter %2</translation>
    </message>
    <message>
        <source>n = %1 (%2 %)</source>
        <translation>n = %1 (%2 %)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>series, its value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Weekglass::HistoryChart</name>
    <message>
        <source>The value over time</source>
        <translation>Der Wert im Lauf der Zeit</translation>
    </message>
    <message>
        <source>There are no snapshots.</source>
        <translation>Es gibt keine Snapshots.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are numbers</source>
        <translation>
            <numerusform>%n Wert ist eine Zahl</numerusform>
            <numerusform>%n Werte sind Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>The values are not numbers; the list shows them.</source>
        <translation>Die Werte sind keine Zahlen; die Liste zeigt sie.</translation>
    </message>
</context>
<context>
    <name>Weekglass::HistoryDialog</name>
    <message>
        <source>Working… Escape asks it to stop; an unfinished change is taken back.</source>
        <translation>In Arbeit… Esc bittet um Anhalten; eine unfertige Änderung wird zurückgenommen.</translation>
    </message>
    <message>
        <source>Preparing the preview…</source>
        <translation>Es wird nachgesehen, was getan würde…</translation>
    </message>
    <message>
        <source>%1 The log lacks this: %2</source>
        <translation>%1 Im Protokoll steht es nicht: %2</translation>
    </message>
</context>
<context>
    <name>Weekglass::HistoryModel</name>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>undone, and done again</source>
        <translation>rückgängig gemacht und wiederholt</translation>
    </message>
    <message>
        <source>purged, for good</source>
        <translation>endgültig bereinigt</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>kann rückgängig gemacht werden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>reason, ticket</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Import: %1 new records of %2 files, %3 rejected</source>
        <translation>Import: %1 neue Datensätze aus %2 Dateien, %3 abgelehnt</translation>
    </message>
    <message>
        <source>Pruned: %1 rows of %2</source>
        <translation>Ausgedünnt: %1 Zeilen aus %2</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>Recovered: snapshot %1 written to %2</source>
        <translation>Wiederhergestellt: Snapshot %1 nach %2 geschrieben</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>Weekglass::HistoryPage</name>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig machen…</translation>
    </message>
    <message>
        <source>Roll back again…</source>
        <translation>Erneut zurücksetzen…</translation>
    </message>
    <message>
        <source>Show removed plays</source>
        <translation>Entfernte Spielzüge zeigen</translation>
    </message>
    <message>
        <source>Copy receipt</source>
        <translation>Beleg kopieren</translation>
    </message>
    <message>
        <source>Purge undo data…</source>
        <translation>Rücknahmedaten bereinigen…</translation>
    </message>
    <message>
        <source>Game, operator or reason</source>
        <translation>Spiel, Bearbeiter oder Grund</translation>
    </message>
    <message>
        <source>Save receipt…</source>
        <translation>Beleg speichern…</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>History of the week</source>
        <translation>Verlauf der Woche</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Select a line to read its receipt.</source>
        <translation>Eine Zeile auswählen, um ihren Beleg zu lesen.</translation>
    </message>
    <message>
        <source>Only of this game, operator or reason</source>
        <translation>Nur zu diesem Spiel, Bearbeiter oder Grund</translation>
    </message>
    <message>
        <source>Only this kind</source>
        <translation>Nur diese Art</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Nothing was done to this week yet. Rollbacks, imports and resets are listed here.</source>
        <translation>Mit dieser Woche geschah noch nichts. Zurücksetzungen, Importe und Wochenwechsel stehen hier.</translation>
    </message>
    <message>
        <source>No line fits the filter.</source>
        <translation>Keine Zeile passt zum Filter.</translation>
    </message>
    <message>
        <source>Only the week&apos;s own rollbacks are listed. The server&apos;s log cannot be read: %1</source>
        <translation>Nur die eigenen Zurücksetzungen der Woche sind aufgeführt. Das Serverprotokoll ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>This connection is a superuser&apos;s. The game&apos;s own triggers would run with all its rights while the plays are read.</source>
        <translation>Diese Verbindung hat Superuser-Rechte. Die Trigger des Spiels liefen mit allen diesen Rechten, während die Spielzüge gelesen werden.</translation>
    </message>
    <message>
        <source>&amp;Show all the same</source>
        <translation>&amp;Trotzdem zeigen</translation>
    </message>
    <message>
        <source>The receipt is on the clipboard.</source>
        <translation>Der Beleg ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Purge undo data</source>
        <translation>Rücknahmedaten bereinigen</translation>
    </message>
    <message>
        <source>Rollbacks older than this many days lose their undo data
and cannot be undone any more. A preview comes first.</source>
        <translation>Zurücksetzungen, die älter als so viele Tage sind, verlieren ihre Rücknahmedaten
und sind dann endgültig. Zuerst kommt eine Vorschau.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Open the replay</source>
        <translation>Wiedergabe öffnen</translation>
    </message>
    <message>
        <source>%1 Recovery of the week writes it, or leaves Redis as it is.</source>
        <translation>%1 Die Wiederherstellung der Woche schreibt ihn oder lässt Redis, wie es ist.</translation>
    </message>
</context>
<context>
    <name>Weekglass::HistoryPane</name>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Causes of the change</source>
        <translation>Ursachen der Änderung</translation>
    </message>
    <message>
        <source>Draw steps</source>
        <translation>Stufen zeichnen</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Den Verlauf schließen</translation>
    </message>
    <message>
        <source>Path of the value</source>
        <translation>Pfad des Werts</translation>
    </message>
    <message>
        <source>ships[ISS].fuel, $.ships[0].fuel or /ships/0/fuel</source>
        <translation>ships[ISS].fuel, $.ships[0].fuel oder /ships/0/fuel</translation>
    </message>
    <message>
        <source>All values; Return opens the snapshot</source>
        <translation>Alle Werte; Eingabe öffnet den Snapshot</translation>
    </message>
    <message>
        <source>Events before the change</source>
        <translation>Ereignisse vor der Änderung</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>&amp;History of</source>
        <translation>&amp;Verlauf von</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Not loaded.</source>
        <translation>Nicht geladen.</translation>
    </message>
    <message>
        <source>%1 snapshots, %2 changes</source>
        <translation>%1 Snapshots, %2 Änderungen</translation>
    </message>
    <message>
        <source>No snapshot has this value.</source>
        <translation>Kein Snapshot hat diesen Wert.</translation>
    </message>
    <message>
        <source>There is no later change.</source>
        <translation>Es gibt keine spätere Änderung.</translation>
    </message>
    <message>
        <source>There is no earlier change.</source>
        <translation>Es gibt keine frühere Änderung.</translation>
    </message>
    <message>
        <source>Select a value first.</source>
        <translation>Zuerst einen Wert auswählen.</translation>
    </message>
    <message>
        <source>This is the first snapshot; nothing is known before it.</source>
        <translation>Das ist der erste Snapshot; davor ist nichts bekannt.</translation>
    </message>
    <message>
        <source>No event and no play between %1 and %2.</source>
        <translation>Kein Ereignis und kein Spielzug zwischen %1 und %2.</translation>
    </message>
    <message>
        <source>Between %1 and %2%3:</source>
        <translation>Zwischen %1 und %2%3:</translation>
    </message>
    <message>
        <source> (not all)</source>
        <translation> (nicht alle)</translation>
    </message>
    <message>
        <source>Likely: it happened to whom the value belongs.</source>
        <translation>Wahrscheinlich: Es geschah dem, dem der Wert gehört.</translation>
    </message>
    <message>
        <source>The value did not change here. F8 jumps to the next change.</source>
        <translation>Der Wert hat sich hier nicht geändert. F8 geht zur nächsten Änderung.</translation>
    </message>
    <message>
        <source>Searching between %1 and %2…</source>
        <translation>Zwischen %1 und %2 wird gesucht…</translation>
    </message>
</context>
<context>
    <name>Weekglass::IgnoreRules</name>
    <message>
        <source>%1 is ignored already.</source>
        <translation>%1 wird schon ignoriert.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ImportDialog</name>
    <message>
        <source>Import files into %1</source>
        <translation>Dateien in %1 importieren</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Zu importierende Dateien</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Zu importierender Ordner</translation>
    </message>
    <message>
        <source>File %1 of %2: %3</source>
        <translation>Datei %1 von %2: %3</translation>
    </message>
    <message>
        <source>Done: %1 new, %2 there already, %3 refused.</source>
        <translation>Erledigt: %1 neu, %2 schon vorhanden, %3 abgelehnt.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be loaded.</source>
        <translation>
            <numerusform>%n Datei konnte nicht geladen werden.</numerusform>
            <numerusform>%n Dateien konnten nicht geladen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) had been taken before.</source>
        <translation>
            <numerusform>%n Datei war schon früher übernommen worden.</numerusform>
            <numerusform>%n Dateien waren schon früher übernommen worden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Files that were done before stay loaded.</source>
        <translation>Abgebrochen. Dateien, die vorher fertig waren, bleiben geladen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) cannot be used yet; see below.</source>
        <translation>
            <numerusform>%n Datensatz kann noch nicht verwendet werden; siehe unten.</numerusform>
            <numerusform>%n Datensätze können noch nicht verwendet werden; siehe unten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The waiting records cannot be listed; see below.</source>
        <translation>Die wartenden Datensätze lassen sich nicht auflisten; siehe unten.</translation>
    </message>
</context>
<context>
    <name>Weekglass::IngestEndpoints</name>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
</context>
<context>
    <name>Weekglass::IngestErrors</name>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>Weekglass::IngestNumbers</name>
    <message>
        <source>Sent in the last 60 s</source>
        <translation>In 60 s gesendet</translation>
    </message>
    <message>
        <source>Next may be sent</source>
        <translation>Nächste Anfrage</translation>
    </message>
    <message>
        <source>Due, of all paths</source>
        <translation>Fällig, von allen Pfaden</translation>
    </message>
    <message>
        <source>Reset of the game</source>
        <translation>Reset des Spiels</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Zurückgewiesen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Of the burst</source>
        <translation>Vom Vorrat</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>%1 in %2 s</source>
        <comment>12 of 30 in 60 s</comment>
        <translation>%1 in %2 s</translation>
    </message>
    <message>
        <source>Requests this second</source>
        <translation>In dieser Sekunde</translation>
    </message>
    <message>
        <source>Held for the reset</source>
        <translation>Wartet auf den Reset</translation>
    </message>
    <message>
        <source>unknown yet</source>
        <translation>noch nicht angegeben</translation>
    </message>
</context>
<context>
    <name>Weekglass::IngestPage</name>
    <message>
        <source>&amp;Once</source>
        <translation>&amp;Einmal</translation>
    </message>
    <message>
        <source>Go on in the &amp;next week by itself</source>
        <translation>Von selbst in der &amp;nächsten Woche weitermachen</translation>
    </message>
    <message>
        <source>Next requests</source>
        <translation>Nächste Anfragen</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>Transformationen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Zurückgewiesen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Rebuild core from raw…</source>
        <translation>core aus raw neu aufbauen…</translation>
    </message>
    <message>
        <source>Reset the week…</source>
        <translation>Reset der Woche…</translation>
    </message>
    <message>
        <source>Go on in the next week</source>
        <translation>In der nächsten Woche weitermachen</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>Die Warteschlange filtern</translation>
    </message>
    <message>
        <source>Look for rejected answers</source>
        <translation>Nach zurückgewiesenen Antworten sehen</translation>
    </message>
    <message>
        <source>End when all that is due was fetched once</source>
        <translation>Enden, wenn alles Fällige einmal abgerufen ist</translation>
    </message>
    <message>
        <source>When the game is reset, find or make the next week and fetch into that one</source>
        <translation>Nach einem Reset des Spiels die nächste Woche finden oder anlegen und in diese abrufen</translation>
    </message>
    <message>
        <source>Fetching from %1</source>
        <translation>Abruf von %1</translation>
    </message>
    <message>
        <source>Rebuilding core from raw…</source>
        <translation>core wird aus raw neu aufgebaut…</translation>
    </message>
    <message>
        <source>Ended: %L1 stored, %L2 unchanged, %L3 discarded.</source>
        <translation>Beendet: %L1 gespeichert, %L2 unverändert, %L3 verworfen.</translation>
    </message>
    <message>
        <source>Errors (%L1)</source>
        <translation>Fehler (%L1)</translation>
    </message>
    <message>
        <source>The game was reset: it is in the reset of %1 now. %2 is over; nothing of the new reset was stored in it.</source>
        <translation>Für das Spiel gab es einen Reset: Es ist jetzt im Reset vom %1. %2 ist vorbei; nichts vom neuen Reset wurde darin gespeichert.</translation>
    </message>
    <message>
        <source>The game was reset.</source>
        <translation>Für das Spiel gab es einen Reset.</translation>
    </message>
    <message>
        <source>Rebuild core from raw</source>
        <translation>core aus raw neu aufbauen</translation>
    </message>
    <message>
        <source>&amp;Rebuild</source>
        <translation>Neu auf&amp;bauen</translation>
    </message>
    <message>
        <source>&amp;Unchanged answers as references</source>
        <translation>&amp;Unveränderte Antworten als Verweise</translation>
    </message>
    <message>
        <source>Others wait for them meanwhile. It happens in one transaction: if it fails, everything is as it was.</source>
        <translation>Andere warten derweil darauf. Es geschieht in einer Transaktion: Schlägt sie fehl, ist alles, wie es war.</translation>
    </message>
    <message>
        <source>Stopping: the confirmed answers are stored…</source>
        <translation>Wird angehalten: Die bestätigten Antworten werden gespeichert …</translation>
    </message>
    <message>
        <source>Not started. It will fetch from %1</source>
        <translation>Nicht gestartet. Abgerufen wird von %1</translation>
    </message>
    <message>
        <source>Unchanged responses are stored without their payload, as references to the first of them</source>
        <translation>Unveränderte Antworten werden ohne ihre Nutzdaten gespeichert, als Verweise auf die erste von ihnen</translation>
    </message>
    <message>
        <source>Paused: nothing is requested; the responses so far are stored.</source>
        <translation>Pausiert: Es wird nichts angefragt; die bisherigen Antworten sind gespeichert.</translation>
    </message>
    <message>
        <source>Empty all tables that the transforms fill, and fill them again from the fetched responses?</source>
        <translation>Alle Tabellen, die die Transformationen füllen, leeren und aus den abgerufenen Antworten neu füllen?</translation>
    </message>
    <message>
        <source>It continues in %1.</source>
        <translation>Es geht in %1 weiter.</translation>
    </message>
</context>
<context>
    <name>Weekglass::IngestQueue</name>
    <message>
        <source>Next requests</source>
        <translation>Nächste Anfragen</translation>
    </message>
    <message>
        <source>Filter of the queue</source>
        <translation>Filter der Warteschlange</translation>
    </message>
    <message>
        <source>Filter by request, endpoint or subject</source>
        <translation>Nach Anfrage, Endpunkt oder Betreff filtern</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>die ersten %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::IngestTransforms</name>
    <message>
        <source>Runs of the transforms</source>
        <translation>Läufe der Transformationen</translation>
    </message>
    <message>
        <source>Steps of the run</source>
        <translation>Schritte des Laufs</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonBreadcrumb</name>
    <message>
        <source>The way to the selected value. Click a step to select it.</source>
        <translation>Der Weg zum ausgewählten Wert. Ein Klick auf einen Schritt wählt ihn aus.</translation>
    </message>
    <message>
        <source>Path of the selected value</source>
        <translation>Pfad des ausgewählten Werts</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonDiffModel</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln hinzugefügt</numerusform>
            <numerusform>%Ln hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln entfernt</numerusform>
            <numerusform>%Ln entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln verschoben</numerusform>
            <numerusform>%Ln verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written otherwise</source>
        <translation>
            <numerusform>%Ln anders geschrieben</numerusform>
            <numerusform>%Ln anders geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>changes; hidden ones</comment>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden by %1</source>
        <comment>changes; by so many rules</comment>
        <translation>
            <numerusform>%Ln durch %1 ausgeblendet</numerusform>
            <numerusform>%Ln durch %1 ausgeblendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n Regel</numerusform>
            <numerusform>%n Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole array</source>
        <translation>das ganze Array</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>array by key</comment>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 by %2 (guessed)</source>
        <comment>array by key</comment>
        <translation>%1 nach %2 (geraten)</translation>
    </message>
    <message>
        <source>%1 not by %2, which not all have once</source>
        <comment>array not by key</comment>
        <translation>%1 nicht nach %2, das nicht alle genau einmal haben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weiteres</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Elements matched: %1</source>
        <translation>Elemente zugeordnet: %1</translation>
    </message>
    <message>
        <source>the whole value</source>
        <translation>der ganze Wert</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonDiffView</name>
    <message>
        <source>Summary of the changes</source>
        <translation>Zusammenfassung der Änderungen</translation>
    </message>
    <message>
        <source>Matching of the elements</source>
        <translation>Zuordnung der Elemente</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Go to the next change</source>
        <translation>Zur nächsten Änderung gehen</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Go to the previous change</source>
        <translation>Zur vorigen Änderung gehen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy the JSON Pointer of the change</source>
        <translation>Den JSON Pointer der Änderung kopieren</translation>
    </message>
    <message>
        <source>Copy all as JSON Patch</source>
        <translation>Alles als JSON Patch kopieren</translation>
    </message>
    <message>
        <source>Copy the changes as JSON Patch (RFC 6902)</source>
        <translation>Die Änderungen als JSON Patch (RFC 6902) kopieren</translation>
    </message>
    <message>
        <source>Ignore this path</source>
        <translation>Diesen Pfad ignorieren</translation>
    </message>
    <message>
        <source>Hide this change and those like it in other elements</source>
        <translation>Diese Änderung und gleichartige in anderen Elementen ausblenden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, against %2</source>
        <comment>changes; against what value</comment>
        <translation>%1 – Vergleich: %2</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>Select a change first.</source>
        <translation>Zuerst eine Änderung auswählen.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message numerus="yes">
        <source>Too many changes to be copied: %Ln</source>
        <translation>
            <numerusform>Zu viele Änderungen zum Kopieren: %Ln</numerusform>
            <numerusform>Zu viele Änderungen zum Kopieren: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied as JSON Patch: %Ln change(s)</source>
        <translation>
            <numerusform>Als JSON Patch kopiert: %Ln Änderung</numerusform>
            <numerusform>Als JSON Patch kopiert: %Ln Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleichen…</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonInspector</name>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Select an event to see its payload.</source>
        <translation>Ein Ereignis auswählen, um seine Nutzdaten zu sehen.</translation>
    </message>
    <message>
        <source>The value is NULL.</source>
        <translation>Der Wert ist NULL.</translation>
    </message>
    <message>
        <source>Too large to be read as JSON.</source>
        <translation>Zu groß, um als JSON gelesen zu werden.</translation>
    </message>
    <message>
        <source>The first %1 of %2.</source>
        <translation>Die ersten %1 von %2.</translation>
    </message>
    <message>
        <source>Lines of more than %1 characters go on behind %2.</source>
        <translation>Zeilen mit mehr als %1 Zeichen gehen hinter %2 weiter.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Keys and values as a tree (Ctrl+Shift+T changes to the text)</source>
        <translation>Schlüssel und Werte als Baum (Strg+Umschalt+T wechselt zum Text)</translation>
    </message>
    <message>
        <source>The value as indented text (Ctrl+Shift+T changes to the tree)</source>
        <translation>Der Wert als eingerückter Text (Strg+Umschalt+T wechselt zum Baum)</translation>
    </message>
    <message>
        <source>Tree or text</source>
        <translation>Baum oder Text</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search keys and values</source>
        <translation>Schlüssel und Werte durchsuchen</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Go to the next match</source>
        <translation>Zum nächsten Treffer gehen</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Go to the previous match</source>
        <translation>Zum vorigen Treffer gehen</translation>
    </message>
    <message>
        <source>Change between tree and text</source>
        <translation>Zwischen Baum und Text wechseln</translation>
    </message>
    <message>
        <source>Open all below</source>
        <translation>Alles darunter aufklappen</translation>
    </message>
    <message>
        <source>Open the selected value and all that is in it</source>
        <translation>Den ausgewählten Wert und alles darin aufklappen</translation>
    </message>
    <message>
        <source>Not all is open: the value has too many parts or levels.</source>
        <translation>Nicht alles ist aufgeklappt: Der Wert hat zu viele Teile oder Ebenen.</translation>
    </message>
    <message>
        <source>Close all below</source>
        <translation>Alles darunter zuklappen</translation>
    </message>
    <message>
        <source>Close the selected value and all that is in it</source>
        <translation>Den ausgewählten Wert und alles darin zuklappen</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy the value, strings without quotes and escapes</source>
        <translation>Den Wert kopieren, Zeichenketten ohne Anführungszeichen und Maskierung</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Copy the value as it is written</source>
        <translation>Den Wert kopieren, wie er geschrieben steht</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy the key, or the number of an element</source>
        <translation>Den Schlüssel oder die Nummer eines Elements kopieren</translation>
    </message>
    <message>
        <source>Copy JSON Pointer</source>
        <translation>JSON Pointer kopieren</translation>
    </message>
    <message>
        <source>Copy the path as in /ships/0/symbol</source>
        <translation>Den Pfad in der Form /ships/0/symbol kopieren</translation>
    </message>
    <message>
        <source>Copy JSONPath</source>
        <translation>JSONPath kopieren</translation>
    </message>
    <message>
        <source>Copy the path as in $.ships[0].symbol</source>
        <translation>Den Pfad in der Form $.ships[0].symbol kopieren</translation>
    </message>
    <message>
        <source>Copy SQL path</source>
        <translation>SQL-Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy the SQL that gets the value out of its column</source>
        <translation>Das SQL kopieren, das den Wert aus seiner Spalte holt</translation>
    </message>
    <message>
        <source>Copy SQL path with arrows</source>
        <translation>SQL-Pfad mit Pfeilen kopieren</translation>
    </message>
    <message>
        <source>The same step by step, with -&gt; and -&gt;&gt;</source>
        <translation>Dasselbe Schritt für Schritt, mit -&gt; und -&gt;&gt;</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Select a value to copy first.</source>
        <translation>Zum Kopieren zuerst einen Wert auswählen.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Differences from the previous value (Ctrl+Shift+D)</source>
        <translation>Unterschiede zum vorigen Wert (Strg+Umschalt+D)</translation>
    </message>
    <message>
        <source>Tree, text or changes</source>
        <translation>Baum, Text oder Änderungen</translation>
    </message>
    <message>
        <source>There is nothing to compare with.</source>
        <translation>Es gibt nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>Changes (%L1)</source>
        <translation>Änderungen (%L1)</translation>
    </message>
    <message>
        <source>Switch between the value and its differences</source>
        <translation>Zwischen dem Wert und seinen Unterschieden wechseln</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonSearchBar</name>
    <message>
        <source>Search keys and values</source>
        <translation>Schlüssel und Werte durchsuchen</translation>
    </message>
    <message>
        <source>Search keys and values (Ctrl+F). Return goes to the next match, Shift+Return to the previous one, Escape ends the search.</source>
        <translation>Schlüssel und Werte durchsuchen (Strg+F). Eingabe geht zum nächsten Treffer, Umschalt+Eingabe zum vorigen, Esc beendet die Suche.</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>%L1 found</source>
        <comment>number of matches</comment>
        <translation>%L1 gefunden</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>match 3 of 17</comment>
        <translation>%L1 von %L2</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonTextView</name>
    <message>
        <source>Text of the document</source>
        <translation>Text des Dokuments</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonTreeModel</name>
    <message>
        <source>%L1 to %L2</source>
        <comment>a range of rows</comment>
        <translation>%L1 bis %L2</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <comment>from key to key</comment>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>More digits than a double holds: programs that read numbers as floating point, as JavaScript does, see another number.</source>
        <translation>Mehr Stellen, als ein double fasst: Programme, die Zahlen als Gleitkommazahlen lesen, wie JavaScript, sehen eine andere Zahl.</translation>
    </message>
    <message>
        <source>beyond double</source>
        <translation>jenseits von double</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonTreeView</name>
    <message>
        <source>Values of the document</source>
        <translation>Werte des Dokuments</translation>
    </message>
</context>
<context>
    <name>Weekglass::LegendModel</name>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>A bucket at the edge of the times that are shown counts as a whole.</source>
        <translation>Ein Abschnitt am Rand der gezeigten Zeit zählt ganz.</translation>
    </message>
    <message>
        <source>Click hides or shows a series (Space), a double click shows only it (Enter).</source>
        <translation>Ein Klick blendet eine Reihe aus oder ein (Leertaste), ein Doppelklick zeigt nur sie (Eingabe).</translation>
    </message>
    <message>
        <source>The last reading in the times that are shown. %1</source>
        <translation>Der letzte Messwert in der gezeigten Zeit. %1</translation>
    </message>
    <message>
        <source>The least reading in the times that are shown. %1</source>
        <translation>Der kleinste Messwert in der gezeigten Zeit. %1</translation>
    </message>
    <message>
        <source>The readings in the times that are shown, summed and divided by their number; of counts by the number of stretches of time, with those of zero; of rates by their time. %1</source>
        <translation>Die Messwerte in der gezeigten Zeit, summiert und durch ihre Anzahl geteilt; bei Zählungen durch die Anzahl der Zeitabschnitte, auch der mit null; bei Raten durch ihre Zeit. %1</translation>
    </message>
    <message>
        <source>The greatest reading in the times that are shown. %1</source>
        <translation>Der größte Messwert in der gezeigten Zeit. %1</translation>
    </message>
    <message>
        <source>All readings in the times that are shown, summed. %1</source>
        <translation>Alle Messwerte in der gezeigten Zeit, summiert. %1</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <comment>series</comment>
        <translation>%1, ausgeblendet</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>Weekglass::LegendTable</name>
    <message>
        <source>Series of %1</source>
        <translation>Reihen von %1</translation>
    </message>
    <message>
        <source>Space hides or shows a series, Enter shows only it.</source>
        <translation>Die Leertaste blendet eine Reihe aus oder ein, die Eingabetaste zeigt nur sie.</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Ausblenden oder einblenden</translation>
    </message>
    <message>
        <source>Show only this one, or all</source>
        <translation>Nur diese zeigen, oder alle</translation>
    </message>
    <message>
        <source>Sort by “%1”</source>
        <translation>Nach „%1“ sortieren</translation>
    </message>
    <message>
        <source>Do not sort</source>
        <translation>Nicht sortieren</translation>
    </message>
</context>
<context>
    <name>Weekglass::Links</name>
    <message>
        <source>The week %1 of the link is gone: another one was created under its name.</source>
        <translation>Die Woche %1 des Links gibt es nicht mehr: unter ihrem Namen wurde eine andere angelegt.</translation>
    </message>
    <message>
        <source>The server has no week %1.</source>
        <translation>Der Server hat keine Woche %1.</translation>
    </message>
    <message>
        <source>Its archive may show it: Admin ▸ Open an archive….</source>
        <translation>Ihr Archiv zeigt sie vielleicht: Verwaltung ▸ Ein Archiv öffnen….</translation>
    </message>
    <message>
        <source>This version of Weekglass has no page “%1”.</source>
        <translation>Diese Version von Weekglass hat keine Seite „%1“.</translation>
    </message>
    <message>
        <source>The game of the link is not known here, or has no such page.</source>
        <translation>Das Spiel des Links ist hier unbekannt oder hat keine solche Seite.</translation>
    </message>
    <message>
        <source>The link cannot be opened</source>
        <translation>Der Link kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>There is no link to this tab.</source>
        <translation>Zu diesem Reiter gibt es keinen Link.</translation>
    </message>
    <message>
        <source>Copied the link to this page.</source>
        <translation>Der Link zu dieser Seite ist kopiert.</translation>
    </message>
    <message>
        <source>No command prints what this page shows.</source>
        <translation>Kein Befehl gibt aus, was diese Seite zeigt.</translation>
    </message>
    <message>
        <source>Copied the command that prints these rows.</source>
        <translation>Der Befehl, der diese Zeilen ausgibt, ist kopiert.</translation>
    </message>
    <message>
        <source>Open it with Server ▸ Open database as…, then follow the link again.</source>
        <translation>Sie mit Server ▸ Datenbank öffnen als… öffnen, dann dem Link erneut folgen.</translation>
    </message>
    <message>
        <source>The database %1 of the link is not a week, and was not opened here.</source>
        <translation>Die Datenbank %1 des Links ist keine Woche und wurde hier nicht geöffnet.</translation>
    </message>
</context>
<context>
    <name>Weekglass::LintTable</name>
    <message>
        <source>Findings about the migrations</source>
        <translation>Befunde zu den Migrationen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what it does, advice</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>Weekglass::LossPane</name>
    <message>
        <source>Fields that change</source>
        <translation>Felder, die sich ändern</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <comment>changes of fields</comment>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) change and are not listed.</source>
        <translation>
            <numerusform>%n weitere Zeile ändert sich und ist nicht aufgeführt.</numerusform>
            <numerusform>%n weitere Zeilen ändern sich und sind nicht aufgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows that are deleted or restored</source>
        <translation>Zeilen, die gehen oder kommen</translation>
    </message>
</context>
<context>
    <name>Weekglass::MainWindow</name>
    <message>
        <source>Weekglass</source>
        <translation>Weekglass</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Treated as a production server, since its mark cannot be read: %1</source>
        <translation>Als Produktionsserver behandelt, weil seine Markierung nicht lesbar ist: %1</translation>
    </message>
    <message>
        <source>Something runs that changes a week: it was asked to stop, and then the window closes.</source>
        <translation>Es läuft etwas, das eine Woche ändert: Es wurde gebeten aufzuhören, danach schließt sich das Fenster.</translation>
    </message>
    <message>
        <source>Open the private server or connect to one first.</source>
        <translation>Zuerst den privaten Server öffnen oder sich mit einem verbinden.</translation>
    </message>
</context>
<context>
    <name>Weekglass::MaintenancePage</name>
    <message>
        <source>Preview and run…</source>
        <translation>Vorschau und ausführen…</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>Zeitplan…</translation>
    </message>
    <message>
        <source>Vacuum the chosen tables…</source>
        <translation>VACUUM für gewählte Tabellen…</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Tasks of maintenance</source>
        <translation>Wartungsaufgaben</translation>
    </message>
    <message>
        <source>Tables of the week</source>
        <translation>Tabellen der Woche</translation>
    </message>
    <message>
        <source>Counting what is due…</source>
        <translation>Fälliges wird gezählt…</translation>
    </message>
    <message>
        <source>pg_cron cannot repeat tasks here: %1 “Schedule…” shows a timer instead.</source>
        <translation>pg_cron kann hier keine Aufgaben wiederholen: %1 „Zeitplan…“ zeigt stattdessen einen Timer.</translation>
    </message>
    <message>
        <source>This week has no tables yet. Migrate it.</source>
        <translation>Diese Woche hat noch keine Tabellen. Zuerst migrieren.</translation>
    </message>
    <message>
        <source>The last runs are unknown: %1</source>
        <translation>Die letzten Läufe sind nicht bekannt: %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::Menus</name>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden…</translation>
    </message>
    <message>
        <source>Connect to any PostgreSQL server</source>
        <translation>Mit einem beliebigen PostgreSQL-Server verbinden</translation>
    </message>
    <message>
        <source>Private &amp;local server</source>
        <translation>Privater &amp;lokaler Server</translation>
    </message>
    <message>
        <source>Start the private server on this computer, if it does not run, and connect to it</source>
        <translation>Den privaten Server auf diesem Rechner starten, falls er nicht läuft, und mit ihm verbinden</translation>
    </message>
    <message>
        <source>Open a lin&amp;k…</source>
        <translation>Einen Lin&amp;k öffnen…</translation>
    </message>
    <message>
        <source>Open the page of a link</source>
        <translation>Die Seite eines Links öffnen</translation>
    </message>
    <message>
        <source>&amp;Refresh weeks</source>
        <translation>Wochen &amp;aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Trusted owners…</source>
        <translation>Vertrauenswürdige &amp;Eigentümer…</translation>
    </message>
    <message>
        <source>Choose the owners whose code may run with your role&apos;s rights</source>
        <translation>Die Eigentümer wählen, deren Code mit den Rechten der eigenen Rolle laufen darf</translation>
    </message>
    <message>
        <source>&amp;Trust games…</source>
        <translation>&amp;Spielen vertrauen…</translation>
    </message>
    <message>
        <source>See what games that do not ship contain, and trust them</source>
        <translation>Ansehen, was nicht mitgelieferte Spiele enthalten, und ihnen vertrauen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation>&amp;Woche</translation>
    </message>
    <message>
        <source>Reco&amp;very…</source>
        <translation>Wieder&amp;herstellung…</translation>
    </message>
    <message>
        <source>Whether Redis or the newest snapshot of the selected week counts; restore it</source>
        <translation>Ob Redis oder der neueste Snapshot der ausgewählten Woche gilt; ihn wiederherstellen</translation>
    </message>
    <message>
        <source>no week is chosen</source>
        <translation>keine Woche ist gewählt</translation>
    </message>
    <message>
        <source>this game keeps nothing in Redis</source>
        <translation>dieses Spiel hält nichts in Redis</translation>
    </message>
    <message>
        <source>Ne&amp;xt page</source>
        <translation>Nä&amp;chste Seite</translation>
    </message>
    <message>
        <source>Show the next page of the week</source>
        <translation>Die nächste Seite der Woche zeigen</translation>
    </message>
    <message>
        <source>Pre&amp;vious page</source>
        <translation>&amp;Vorige Seite</translation>
    </message>
    <message>
        <source>Show the previous page of the week</source>
        <translation>Die vorige Seite der Woche zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Copy a link that opens this page at the same place</source>
        <translation>Einen Link kopieren, der diese Seite an derselben Stelle öffnet</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the command that prints the rows of this page</source>
        <translation>Den Befehl kopieren, der die Zeilen dieser Seite ausgibt</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>&amp;Nächster Reiter</translation>
    </message>
    <message>
        <source>Go to the tab at the right</source>
        <translation>Zum Reiter rechts gehen</translation>
    </message>
    <message>
        <source>Previous &amp;tab</source>
        <translation>Voriger Rei&amp;ter</translation>
    </message>
    <message>
        <source>Go to the tab at the left</source>
        <translation>Zum Reiter links gehen</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>Tab &amp;schließen</translation>
    </message>
    <message>
        <source>Close the tab in front</source>
        <translation>Den vorderen Reiter schließen</translation>
    </message>
    <message>
        <source>Close &amp;other tabs</source>
        <translation>&amp;Andere Reiter schließen</translation>
    </message>
    <message>
        <source>Close all tabs but the one in front</source>
        <translation>Alle Reiter außer dem vorderen schließen</translation>
    </message>
    <message>
        <source>Reopen closed ta&amp;b</source>
        <translation>Geschlossenen Reiter wieder ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open the tab that was closed last, with its pages</source>
        <translation>Den zuletzt geschlossenen Reiter mit seinen Seiten öffnen</translation>
    </message>
    <message>
        <source>no tab was closed</source>
        <translation>kein Tab wurde geschlossen</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>Einen Link öffnen</translation>
    </message>
    <message>
        <source>Link to a page of Weekglass:</source>
        <translation>Link zu einer Seite von Weekglass:</translation>
    </message>
    <message>
        <source>&amp;Admin</source>
        <translation>A&amp;dmin</translation>
    </message>
    <message>
        <source>this game imports no files</source>
        <translation>dieses Spiel importiert keine Dateien</translation>
    </message>
    <message>
        <source>I&amp;mport files…</source>
        <translation>Dateien i&amp;mportieren…</translation>
    </message>
    <message>
        <source>&amp;New week…</source>
        <translation>&amp;Neue Woche…</translation>
    </message>
    <message>
        <source>Make the next week of a game</source>
        <translation>Die nächste Woche eines Spiels anlegen</translation>
    </message>
    <message>
        <source>&amp;Open an archive…</source>
        <translation>Ein Archiv &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Find anything</source>
        <translation>Alles &amp;finden</translation>
    </message>
    <message>
        <source>Find an action, a week, a game, a player or an id in all weeks</source>
        <translation>Eine Aktion, eine Woche, ein Spiel, einen Spieler oder eine Id in allen Wochen finden</translation>
    </message>
    <message>
        <source>Show or hide this part of the window</source>
        <translation>Diesen Teil des Fensters zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Rail</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>What&apos;s new in Weekglass %1</source>
        <translation>Neu in Weekglass %1</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>What&apos;s &amp;new</source>
        <translation>&amp;Neuigkeiten</translation>
    </message>
    <message>
        <source>List the changes of this version</source>
        <translation>Die Änderungen dieser Version auflisten</translation>
    </message>
    <message>
        <source>&amp;About Weekglass</source>
        <translation>&amp;Über Weekglass</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>About Weekglass</source>
        <translation>Über Weekglass</translation>
    </message>
    <message>
        <source>Weekglass %1

Looks into per-week PostgreSQL game databases.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Weekglass %1

Blickt in PostgreSQL-Spieldatenbanken, eine je Woche.

Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Open &amp;database as…</source>
        <translation>&amp;Datenbank öffnen als…</translation>
    </message>
    <message>
        <source>Open a database that is no week as one of a game</source>
        <translation>Eine Datenbank, die keine Woche ist, als eine eines Spiels öffnen</translation>
    </message>
    <message>
        <source>C&amp;ache…</source>
        <translation>C&amp;ache…</translation>
    </message>
    <message>
        <source>this game caches nothing in Redis</source>
        <translation>dieses Spiel speichert nichts in Redis zwischen</translation>
    </message>
    <message>
        <source>this game does not say who plays</source>
        <translation>dieses Spiel sagt nicht, wer spielt</translation>
    </message>
    <message>
        <source>View &amp;as player…</source>
        <translation>&amp;Als Spieler ansehen…</translation>
    </message>
    <message>
        <source>Show the selected week as row security shows it to one of its players</source>
        <translation>Die ausgewählte Woche so zeigen, wie die Zeilensicherheit sie einem ihrer Spieler zeigt</translation>
    </message>
    <message>
        <source>Back to all ro&amp;ws</source>
        <translation>Wieder alle &amp;Zeilen</translation>
    </message>
    <message>
        <source>Show all rows of the selected week again</source>
        <translation>Wieder alle Zeilen der ausgewählten Woche zeigen</translation>
    </message>
    <message>
        <source>the week is not viewed as a player</source>
        <translation>die Woche wird nicht als Spieler angesehen</translation>
    </message>
    <message>
        <source>Row sec&amp;urity…</source>
        <translation>Zeilen&amp;sicherheit…</translation>
    </message>
    <message>
        <source>Check whether players of the selected week see rows of others</source>
        <translation>Prüfen, ob Spieler der ausgewählten Woche Zeilen anderer sehen</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Open the handbook at the page for this place</source>
        <translation>Das Handbuch auf der Seite für diese Stelle öffnen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Open tabs</source>
        <translation>Offene Reiter</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnose…</translation>
    </message>
    <message>
        <source>Show what helps others to understand a fault, and save it</source>
        <translation>Zeigt, was anderen hilft, einen Fehler zu verstehen, und speichert es</translation>
    </message>
    <message>
        <source>Read the list of weeks again</source>
        <translation>Alle Wochen neu einlesen</translation>
    </message>
    <message>
        <source>Close the window; the private server keeps running</source>
        <translation>Das Fenster schließen; der private Server läuft weiter</translation>
    </message>
    <message>
        <source>Compare the game&apos;s cache in Redis with the rows of the selected week</source>
        <translation>Was das Spiel neben den Zeilen der ausgewählten Woche in Redis zwischenspeichert</translation>
    </message>
    <message>
        <source>Load recorded files into the selected week; you can also drop them on the list</source>
        <translation>Aufgezeichnete Dateien in die gewählte Woche laden; sie lassen sich auch auf die Liste ziehen</translation>
    </message>
    <message>
        <source>Open an archived week on the private server, read-only</source>
        <translation>Eine archivierte Woche auf dem privaten Server ansehen</translation>
    </message>
</context>
<context>
    <name>Weekglass::MetricChart</name>
    <message>
        <source>%1 … %2</source>
        <comment>least and greatest</comment>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of a metric, its unit</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>series, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>metric, series</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <comment>time, values</comment>
        <translation>Um %1: %2</translation>
    </message>
    <message>
        <source>%1, %2 of %3 series in legend</source>
        <translation>%1, %2 von %3 Reihen in der Legende</translation>
    </message>
    <message>
        <source>%1 (%2 old)</source>
        <comment>value, its age</comment>
        <translation>%1 (%2 alt)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>time, unit</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weitere</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: click clears it</source>
        <comment>name of a mark</comment>
        <translation>%1: ein Klick löscht sie</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>name of a mark; a click clears it</comment>
        <translation>%1 ×</translation>
    </message>
</context>
<context>
    <name>Weekglass::MetricPanel</name>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>There are no readings in this week.</source>
        <translation>In dieser Woche gibt es keine Messwerte.</translation>
    </message>
</context>
<context>
    <name>Weekglass::MetricPicture</name>
    <message>
        <source>%1: %2</source>
        <comment>metric, kind of picture</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>metric, unit, picture</comment>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>%1, n = %2</source>
        <comment>title, readings</comment>
        <translation>%1, n = %2</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weitere</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::MetricsPage</name>
    <message>
        <source>%1 Unit: %2</source>
        <translation>%1 Einheit: %2</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <source>Metrics of the game</source>
        <translation>Metriken des Spiels</translation>
    </message>
    <message>
        <source>This game has no metrics.</source>
        <translation>Dieses Spiel hat keine Metriken.</translation>
    </message>
    <message>
        <source>Choose metrics at the left.</source>
        <translation>Links Metriken wählen.</translation>
    </message>
    <message>
        <source>Loading… (Esc stops)</source>
        <translation>Laden… (Esc hält an)</translation>
    </message>
    <message>
        <source>%1: Δ %2</source>
        <translation>%1: Δ %2</translation>
    </message>
    <message>
        <source>SQL of the charts</source>
        <translation>SQL der Diagramme</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>%1 to %2 (%3)</source>
        <translation>%1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time, its zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>game, week</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
    <message>
        <source>Hidden in “%1”: %2</source>
        <translation>Ausgeblendet in „%1“: %2</translation>
    </message>
    <message>
        <source>Save these charts as a set…</source>
        <translation>Diese Diagramme als Satz speichern…</translation>
    </message>
    <message>
        <source>Set name (replaces one with the same name)</source>
        <translation>Name der Zusammenstellung (ersetzt eine gleichnamige)</translation>
    </message>
    <message>
        <source>Chart sets</source>
        <translation>Diagrammsätze</translation>
    </message>
    <message>
        <source>Chart sets of the game</source>
        <translation>Diagrammsätze des Spiels</translation>
    </message>
    <message>
        <source>Save the charts that are shown under a name, or open a set (Ctrl+Alt+B)</source>
        <translation>Die gezeigten Diagramme unter einem Namen speichern, oder einen Satz öffnen (Strg+Alt+B)</translation>
    </message>
    <message>
        <source>%1, %2: %3 s</source>
        <comment>a mark, another one, seconds between them</comment>
        <translation>%1, %2: %3 s</translation>
    </message>
    <message>
        <source>Queries in exported pictures</source>
        <translation>Abfragen in exportierten Bildern</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of picture, its definition</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1”: n = %2; %3; source: %4</source>
        <comment>metric, readings, picture, file</comment>
        <translation>„%1“: n = %2; %3; Quelle: %4</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>number of readings</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Add to notebook</source>
        <translation>Zum Notizbuch hinzufügen</translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrateDialog</name>
    <message>
        <source>&amp;Go on with the next week when one after the canary fails</source>
        <translation>Mit der nächsten Woche &amp;fortfahren, wenn eine nach der Probewoche fehlschlägt</translation>
    </message>
    <message>
        <source>&amp;Try on a clone</source>
        <translation>An einer &amp;Kopie ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Migrate</source>
        <translation>&amp;Migrieren</translation>
    </message>
    <message>
        <source>Migrate weeks</source>
        <translation>Wochen migrieren</translation>
    </message>
    <message>
        <source>If it fails, no other week is touched.</source>
        <translation>Schlägt sie fehl, wird keine andere Woche angerührt.</translation>
    </message>
    <message>
        <source>C&amp;anary:</source>
        <translation>Pro&amp;bewoche:</translation>
    </message>
    <message>
        <source>Clones the canary&apos;s schema without its rows into a scratch database and runs the files there. The week is only read.</source>
        <translation>Kopiert das Schema der Probewoche ohne ihre Zeilen in eine Hilfsdatenbank und führt die Dateien dort aus. Die Woche wird nur gelesen.</translation>
    </message>
    <message>
        <source>not possible: %1</source>
        <translation>nicht möglich: %1</translation>
    </message>
    <message>
        <source>nothing, it is up to date</source>
        <translation>nichts, sie ist auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>number of files, files</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Befunde (%1)</translation>
    </message>
    <message>
        <source>%1 on %2.</source>
        <comment>files, weeks</comment>
        <translation>%1 für %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Trying on a clone of %1:</source>
        <translation>Ausprobieren an einer Kopie von %1:</translation>
    </message>
    <message>
        <source>Trying on a clone…</source>
        <translation>Es wird an einer Kopie ausprobiert…</translation>
    </message>
    <message>
        <source>It works on a clone, which had no rows.</source>
        <translation>Es funktioniert an einer Kopie, die keine Zeilen hatte.</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>wartet, bis sie an der Reihe ist</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Migrating… Escape stops: the file that runs is taken back, and no other one begins.</source>
        <translation>Migration läuft… Esc hält an: Die laufende Datei wird zurückgenommen, und keine weitere beginnt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>week, outcome</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>outcome, error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The server&apos;s log does not have it: %1</source>
        <translation>Im Protokoll des Servers steht es nicht: %1</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n file(s) applied.</source>
        <translation>
            <numerusform>Erledigt: %n Datei angewendet.</numerusform>
            <numerusform>Erledigt: %n Dateien angewendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) failed; see the report.</source>
        <translation>
            <numerusform>%n Woche ist gescheitert; siehe Bericht.</numerusform>
            <numerusform>%n Wochen sind gescheitert; siehe Bericht.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not shown to work; the week is as it was.
%1</source>
        <translation>Es hat sich nicht als durchführbar erwiesen; die Woche ist, wie sie war.
%1</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) were not begun.</source>
        <translation>
            <numerusform>%n Woche wurde nicht begonnen.</numerusform>
            <numerusform>%n Wochen wurden nicht begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It fails on a clone: %1</source>
        <translation>An einer Kopie scheitert es: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>week, error</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Of %n week(s) it is not known whether the last file was applied: look again.</source>
        <translation>
            <numerusform>Von %n Woche ist nicht bekannt, ob die letzte Datei angewendet wurde: noch einmal ansehen.</numerusform>
            <numerusform>Von %n Wochen ist nicht bekannt, ob die letzte Datei angewendet wurde: noch einmal ansehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Migrate the canary first; review before the &amp;rest</source>
        <translation>Zuerst die Probewoche migrieren; vor den ande&amp;ren nachsehen</translation>
    </message>
    <message>
        <source>A week failed: preview again before another one is begun.</source>
        <translation>Eine Woche ist gescheitert: neue Vorschau, bevor eine andere begonnen wird.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>version, version afterwards</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <comment>file, line, why it is not run</comment>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>%1 on %2, to version %3.</source>
        <comment>files, weeks, version</comment>
        <translation>%1 auf %2, bis Version %3.</translation>
    </message>
    <message>
        <source>It could not be tried: %1</source>
        <translation>Es konnte nicht erprobt werden: %1</translation>
    </message>
    <message>
        <source>Take bac&amp;k…</source>
        <translation>&amp;Zurücknehmen…</translation>
    </message>
    <message>
        <source>To &amp;version:</source>
        <translation>Auf &amp;Version:</translation>
    </message>
    <message>
        <source>%1, the newest</source>
        <translation>%1, die neueste</translation>
    </message>
    <message>
        <source>Reading the state of the weeks…</source>
        <translation>Der Zustand der Wochen wird gelesen…</translation>
    </message>
    <message>
        <source>It works: %1
The clone has version %2. It had no rows: failures that depend on rows were not tested.</source>
        <translation>Es funktioniert: %1
Die Kopie hat Version %2. Sie hatte keine Zeilen: Fehler, die von Zeilen abhängen, wurden nicht geprüft.</translation>
    </message>
    <message>
        <source>Later files are not run. The game&apos;s U files take a newer week back.</source>
        <translation>Spätere Dateien werden nicht ausgeführt. Eine spätere Woche geht mit den U-Dateien des Spiels zurück.</translation>
    </message>
    <message>
        <source>Shows the files that take the chosen week back to this version, and the rows that are deleted.</source>
        <translation>Zeigt, was die gewählte Woche auf diese Version zurückführt, und die Zeilen, die wegfallen.</translation>
    </message>
    <message>
        <source>It failed on a clone of %1. Correct the files or the week, then try again.</source>
        <translation>Auf einem Klon von %1 schlug es fehl. Die Dateien oder die Woche berichtigen, dann erneut ansehen.</translation>
    </message>
    <message>
        <source>Nothing to run.</source>
        <translation>Es ist nichts auszuführen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrationMatrixModel</name>
    <message>
        <source>reading…</source>
        <translation>wird gelesen…</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Alembic %1</source>
        <translation>Alembic %1</translation>
    </message>
    <message>
        <source>no version</source>
        <translation>keine Version</translation>
    </message>
    <message>
        <source>no drift</source>
        <translation>keine Abweichung</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n drifted</source>
        <translation>
            <numerusform>%1 %n Abweichung</numerusform>
            <numerusform>%1 %n Abweichungen</numerusform>
        </translation>
    </message>
    <message>
        <source>It has all migrations of the game.</source>
        <translation>Sie hat alle Migrationen des Spiels.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) will run.</source>
        <translation>
            <numerusform>%n Migration wird ausgeführt.</numerusform>
            <numerusform>%n Migrationen werden ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>week, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (UTC) by %2, %3 ms</source>
        <translation>%1 (UTC) durch %2, %3 ms</translation>
    </message>
    <message>
        <source>R</source>
        <comment>a repeatable migration</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>version, description</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1 (no file)</source>
        <translation>%1 (keine Datei)</translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrationPane</name>
    <message>
        <source>SQL of the undo</source>
        <translation>SQL der Rückmigration</translation>
    </message>
    <message>
        <source>SQL of the migration</source>
        <translation>SQL der Migration</translation>
    </message>
    <message>
        <source>The migration in each week</source>
        <translation>Die Migration in jeder Woche</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Applied (UTC)</source>
        <translation>Angewendet (UTC)</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Select a migration to read it.</source>
        <translation>Eine Migration auswählen, um sie zu lesen.</translation>
    </message>
    <message>
        <source>%1: the game has no such file.</source>
        <translation>%1: Das Spiel hat keine solche Datei.</translation>
    </message>
    <message>
        <source>checksum %1</source>
        <translation>Prüfsumme %1</translation>
    </message>
    <message>
        <source>runs outside of a transaction</source>
        <translation>läuft außerhalb einer Transaktion</translation>
    </message>
    <message>
        <source>nothing to warn of</source>
        <translation>keine Warnungen</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to look at</source>
        <translation>
            <numerusform>%n Zeile zum Ansehen</numerusform>
            <numerusform>%n Zeilen zum Ansehen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 takes it back</source>
        <translation>%1 nimmt sie zurück</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrationsPage</name>
    <message>
        <source>Migrate…</source>
        <translation>Migrieren…</translation>
    </message>
    <message>
        <source>%1. The selected weeks, or all; the plan is shown first.</source>
        <translation>%1. Die ausgewählten Wochen oder alle; zuerst wird der Plan gezeigt.</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig machen…</translation>
    </message>
    <message>
        <source>Baseline…</source>
        <translation>Baseline…</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren…</translation>
    </message>
    <message>
        <source>Alembic…</source>
        <translation>Alembic…</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Partitions…</source>
        <translation>Partitionen…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Migrations in the weeks</source>
        <translation>Migrationen in den Wochen</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>The server lists no week of this game.</source>
        <translation>Der Server führt keine Woche dieses Spiels auf.</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 up to date</source>
        <translation>%1 auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 im Rückstand</translation>
    </message>
    <message>
        <source>%1 that cannot be migrated as they are</source>
        <translation>%1, die sich so nicht migrieren lassen</translation>
    </message>
    <message>
        <source>%1 not readable</source>
        <translation>%1 nicht lesbar</translation>
    </message>
    <message>
        <source>%1 not read: stopped</source>
        <translation>%1 nicht gelesen: angehalten</translation>
    </message>
    <message>
        <source>%1 drifted</source>
        <translation>%1 mit Abweichungen</translation>
    </message>
    <message>
        <source>reading… (Esc stops)</source>
        <translation>wird gelesen… (Esc hält an)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>week, problem</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten…</translation>
    </message>
</context>
<context>
    <name>Weekglass::NewWeekNamePage</name>
    <message>
        <source>Looking which weeks there are…</source>
        <translation>Es wird nachgesehen, welche Wochen es gibt…</translation>
    </message>
    <message>
        <source>Fresh: empty, and all migrations are run</source>
        <translation>Frisch: leer, und alle Migrationen werden ausgeführt</translation>
    </message>
    <message>
        <source>A copy of %1</source>
        <translation>Eine Kopie von %1</translation>
    </message>
    <message numerus="yes">
        <source>A copy of %1 (in use by %n session(s))</source>
        <translation>
            <numerusform>Eine Kopie von %1 (in Benutzung durch %n Sitzung)</numerusform>
            <numerusform>Eine Kopie von %1 (in Benutzung durch %n Sitzungen)</numerusform>
        </translation>
    </message>
    <message>
        <source>This game has no made-up data.</source>
        <translation>Dieses Spiel hat keine erfundenen Daten.</translation>
    </message>
    <message>
        <source>Weeks of this game begin with “%1_”: “%2” would be one of another game, or of none.</source>
        <translation>Wochen dieses Spiels beginnen mit „%1_“: „%2“ wäre eine eines anderen Spiels oder von keinem.</translation>
    </message>
    <message>
        <source>There is a week of this name already. The next free one is %1.</source>
        <translation>Es gibt schon eine Woche dieses Namens. Die nächste freie ist %1.</translation>
    </message>
    <message>
        <source>It was begun and not ended: it goes on from there, nothing is done twice.</source>
        <translation>Sie wurde begonnen und nicht beendet: Es geht dort weiter, nichts wird zweimal getan.</translation>
    </message>
    <message>
        <source>From Monday %1 on. The name is free.</source>
        <translation>Ab Montag, %1. Der Name ist frei.</translation>
    </message>
</context>
<context>
    <name>Weekglass::NewWeekPlanPage</name>
    <message>
        <source>Go on with the database %1.</source>
        <translation>Mit der Datenbank %1 weitermachen.</translation>
    </message>
    <message>
        <source>Make the database %1.</source>
        <translation>Die Datenbank %1 anlegen.</translation>
    </message>
    <message>
        <source>Make the database %1 as a copy of %2, with all its rows.</source>
        <translation>Die Datenbank %1 als Kopie von %2 anlegen, mit allen Zeilen.</translation>
    </message>
    <message>
        <source>Give it to %1.</source>
        <translation>Sie %1 übereignen.</translation>
    </message>
    <message>
        <source>It is owned by your own role.</source>
        <translation>Sie gehört der eigenen Rolle.</translation>
    </message>
    <message>
        <source>Fill it with made-up data, seed %1.</source>
        <translation>Sie mit erfundenen Daten füllen, Startwert %1.</translation>
    </message>
    <message>
        <source>Its comment names game, stage and operation; the log of the server says who made it.</source>
        <translation>Ihr Kommentar nennt Spiel, Stufe und Vorgang; das Protokoll des Servers hält fest, wer sie angelegt hat.</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) are run, those that it does not have yet:</source>
        <translation>
            <numerusform>%n Migration wird ausgeführt, nämlich die, die sie noch nicht hat:</numerusform>
            <numerusform>%n Migrationen werden ausgeführt, nämlich die, die sie noch nicht hat:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::NewWeekRolesPage</name>
    <message>
        <source>%1 owns the database and its tables, %2 changes rows, %3 only reads, whatever it sets. They are made where they are missing, nobody can log in as them, and everybody else may not connect: grant them to those who work with the game.</source>
        <translation>%1 besitzt die Datenbank und ihre Tabellen, %2 ändert Zeilen, %3 liest nur, was sie auch einstellt. Sie werden angelegt, wo sie fehlen, niemand kann sich als sie anmelden, und alle anderen dürfen sich nicht verbinden: Sie denen gewähren, die mit dem Spiel arbeiten.</translation>
    </message>
    <message>
        <source>Your own role owns the database and its tables, and everybody may connect.</source>
        <translation>Die eigene Rolle besitzt die Datenbank und ihre Tabellen, und alle dürfen sich verbinden.</translation>
    </message>
    <message>
        <source>%1 reads the rows of one player.</source>
        <translation>%1 liest die Zeilen eines einzelnen Spielers.</translation>
    </message>
    <message>
        <source>A distributed week has no roles of the game: they cannot log in on the workers.</source>
        <translation>Eine verteilte Woche hat keine Rollen des Spiels: Sie können sich auf den Workern nicht anmelden.</translation>
    </message>
</context>
<context>
    <name>Weekglass::NewWeekRunPage</name>
    <message>
        <source>Asked it to stop. Waiting for the answer…</source>
        <translation>Um Anhalten gebeten. Auf die Antwort wird gewartet…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>%1 is made, with OID %2.</source>
        <translation>%1 ist angelegt, mit OID %2.</translation>
    </message>
    <message>
        <source>It did not end</source>
        <translation>Es wurde nicht fertig</translation>
    </message>
    <message>
        <source>Escape stops it. What is done by then stays; the next attempt continues from there.</source>
        <translation>Esc hält an. Was bis dahin getan ist, bleibt; der nächste Versuch geht von dort weiter.</translation>
    </message>
    <message>
        <source>Escape stops and drops the new database.</source>
        <translation>Escape hält an und löscht die neue Datenbank.</translation>
    </message>
</context>
<context>
    <name>Weekglass::NewWeekWizard</name>
    <message>
        <source>New week</source>
        <translation>Neue Woche</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>title, mark of the server</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Anlegen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>Weekglass::NotebookMaker</name>
    <message numerus="yes">
        <source>%n cell(s) failed: the file says why</source>
        <translation>
            <numerusform>%n Zelle ist fehlgeschlagen: Die Datei sagt, warum</numerusform>
            <numerusform>%n Zellen sind fehlgeschlagen: Die Datei sagt, warum</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::NotebookPage</name>
    <message>
        <source>Save this notebook…</source>
        <translation>Dieses Notizbuch speichern…</translation>
    </message>
    <message>
        <source>Name of the notebook (replaces one with the same name)</source>
        <translation>Name des Notizbuchs (ersetzt eines gleichen Namens)</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n Zelle</numerusform>
            <numerusform>%n Zellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, saved</source>
        <comment>number of cells</comment>
        <translation>%1, gespeichert</translation>
    </message>
    <message>
        <source>%1, changes not saved: this tab keeps them</source>
        <comment>number of cells</comment>
        <translation>%1, Änderungen nicht gespeichert: Dieser Tab behält sie</translation>
    </message>
    <message>
        <source>Making the notebook for %1…</source>
        <translation>Das Notizbuch für %1 wird erstellt…</translation>
    </message>
    <message>
        <source>Title of the notebook</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Cells of the notebook</source>
        <translation>Zellen des Notizbuchs</translation>
    </message>
    <message>
        <source>A notebook holds texts, charts, tables and comparisons. It names no week: made for this week or another one, it is one HTML file that opens without a network.</source>
        <translation>Ein Notizbuch enthält Texte, Diagramme, Tabellen und Vergleiche. Es nennt keine Woche: Für diese oder eine andere Woche erstellt, ist es eine HTML-Datei, die sich ohne Netz öffnen lässt.</translation>
    </message>
    <message>
        <source>Add text…</source>
        <translation>Text…</translation>
    </message>
    <message>
        <source>Add chart…</source>
        <translation>Diagramm…</translation>
    </message>
    <message>
        <source>The chosen cell</source>
        <translation>Die gewählte Zelle</translation>
    </message>
    <message>
        <source>Add table…</source>
        <translation>Tabelle…</translation>
    </message>
    <message>
        <source>Add comparison…</source>
        <translation>Vergleich…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Export as HTML…</source>
        <translation>Als HTML exportieren…</translation>
    </message>
    <message>
        <source>Notebooks</source>
        <translation>Notizbücher</translation>
    </message>
    <message>
        <source>Saved notebooks of the game</source>
        <translation>Gespeicherte Notizbücher des Spiels</translation>
    </message>
    <message>
        <source>Save the notebook under a name, or open one (Ctrl+S)</source>
        <translation>Das Notizbuch unter einem Namen speichern oder eines öffnen (Strg+S)</translation>
    </message>
    <message>
        <source>For another week</source>
        <translation>Für eine andere Woche</translation>
    </message>
    <message>
        <source>The server lists no other week of the game</source>
        <translation>Der Server listet keine andere Woche des Spiels auf</translation>
    </message>
    <message>
        <source>Make the notebook for %1</source>
        <translation>Das Notizbuch für %1 erstellen</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Make the same notebook for another week of the game (Ctrl+Alt+E)</source>
        <translation>Dasselbe Notizbuch für eine andere Woche des Spiels erstellen (Strg+Alt+E)</translation>
    </message>
    <message>
        <source>The notebook is empty.</source>
        <translation>Das Notizbuch ist leer.</translation>
    </message>
    <message>
        <source>Progress of the cells</source>
        <translation>Zellen, die erstellt sind</translation>
    </message>
</context>
<context>
    <name>Weekglass::ObjectTable</name>
    <message>
        <source>Array of objects</source>
        <translation>Array von Objekten</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all of them, separated by tabs (%1)</source>
        <translation>Die ausgewählten Zeilen oder alle kopieren, durch Tabulatoren getrennt (%1)</translation>
    </message>
    <message>
        <source>Elements of the array</source>
        <translation>Elemente des Arrays</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>path of an array, number of its elements</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>There is no array of objects in this snapshot.</source>
        <translation>In diesem Snapshot gibt es kein Array von Objekten.</translation>
    </message>
    <message>
        <source>The first %1 members; there are more.</source>
        <translation>Die ersten %1 Schlüssel; es gibt weitere.</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::OpenArchiveDialog</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open an archive</source>
        <translation>Ein Archiv öffnen</translation>
    </message>
    <message>
        <source>File of the archive</source>
        <translation>Datei des Archivs</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>Archives (*.dump);;All files (*)</source>
        <translation>Archive (*.dump);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No game is known whose week this is. Start Weekglass with its folder (--games-dir).</source>
        <translation>Es ist kein Spiel bekannt, dessen Woche das ist. Weekglass mit dessen Ordner starten (--games-dir).</translation>
    </message>
    <message>
        <source>This archive was never verified. It can be opened, if it can be restored.</source>
        <translation>Dieses Archiv wurde nie geprüft. Es lässt sich öffnen, wenn es sich wiederherstellen lässt.</translation>
    </message>
    <message>
        <source>Opening restores it on the private server of this computer.</source>
        <translation>Öffnen stellt es auf dem privaten Server dieses Rechners wieder her.</translation>
    </message>
    <message>
        <source>Choose a dump that Weekglass made; its manifest lies beside it.</source>
        <translation>Einen Dump wählen, den Weekglass geschrieben hat; sein Manifest liegt daneben.</translation>
    </message>
    <message>
        <source>It is restored on the private server of this computer, for reading only.</source>
        <translation>Er wird auf dem privaten Server dieses Rechners wiederhergestellt, nur zum Lesen.</translation>
    </message>
    <message>
        <source>Reading the manifest…</source>
        <translation>Das Manifest wird gelesen…</translation>
    </message>
    <message>
        <source>Open the archive of %1?</source>
        <translation>Das Archiv von %1 öffnen?</translation>
    </message>
    <message>
        <source>Working… Escape stops it.</source>
        <translation>In Arbeit… Esc hält an.</translation>
    </message>
    <message>
        <source>Stopped. Nothing is left of it.</source>
        <translation>Angehalten. Nichts blieb zurück.</translation>
    </message>
</context>
<context>
    <name>Weekglass::OpenDatabaseDialog</name>
    <message>
        <source>Looking for databases…</source>
        <translation>Datenbanken werden gesucht…</translation>
    </message>
    <message>
        <source>There are more: type a part of the name.</source>
        <translation>Es gibt mehr: einen Teil des Namens eingeben.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Ausgelassen: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>No database but weeks has such a name.</source>
        <translation>Außer Wochen hat keine Datenbank einen solchen Namen.</translation>
    </message>
    <message>
        <source>Choose a database.</source>
        <translation>Eine Datenbank wählen.</translation>
    </message>
    <message>
        <source>It has no table of any game. It can be opened, but its pages will stay empty.</source>
        <translation>Sie hat keine Tabelle eines Spiels. Sie lässt sich öffnen, aber ihre Seiten bleiben leer.</translation>
    </message>
    <message>
        <source>It looks like a database of %1.</source>
        <translation>Sie sieht nach einer Datenbank von %1 aus.</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 tables)</source>
        <translation>%1 (%2 von %3 Tabellen)</translation>
    </message>
    <message>
        <source>Checking which game&apos;s tables it has…</source>
        <translation>Es wird nachgesehen, zu welchem Spiel ihre Tabellen gehören…</translation>
    </message>
    <message>
        <source>It has few of the tables that %1 reads: the pages list what is missing.</source>
        <translation>Sie hat wenige der Tabellen, die %1 liest: Die Seiten sagen, was fehlt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::OpenPages</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>This board is of another server: connect to that one again to see its migrations.</source>
        <translation>Diese Tafel ist die eines anderen Servers: Für dessen Migrationen wieder mit ihm verbinden.</translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <translation>%1 (nicht mehr da)</translation>
    </message>
    <message>
        <source>no week is chosen</source>
        <translation>keine Woche ist gewählt</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>the week is viewed as a player</source>
        <translation>die Woche wird als Spieler angesehen</translation>
    </message>
    <message>
        <source>Back to all rows: %1 does not read as a player.</source>
        <translation>Wieder alle Zeilen: %1 liest nicht als Spieler.</translation>
    </message>
    <message>
        <source>Viewing as a player</source>
        <translation>Ansicht als Spieler</translation>
    </message>
    <message>
        <source>%1 is viewed as a player, so nothing is changed there. Go back to all rows first.</source>
        <translation>%1 wird als Spieler angesehen, darum wird dort nichts geändert. Zuerst zu allen Zeilen zurückgehen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::OperationDialog</name>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>Allow it with the rights of a &amp;superuser, if this connection has them</source>
        <translation>Mit den Rechten eines Super&amp;users erlauben, falls diese Verbindung sie hat</translation>
    </message>
    <message>
        <source>The game&apos;s own triggers run with the rights of whoever does this.</source>
        <translation>Die Trigger des Spiels laufen mit den Rechten dessen, der das ausführt.</translation>
    </message>
    <message>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Nichts wurde geändert. %1</translation>
    </message>
    <message>
        <source>Tic&amp;ket:</source>
        <translation>Tic&amp;ket:</translation>
    </message>
    <message>
        <source>Sa&amp;ve receipt…</source>
        <translation>Bele&amp;g speichern…</translation>
    </message>
    <message>
        <source>Working… Escape asks the server to stop; the answer then says whether it was done.</source>
        <translation>In Arbeit… Esc bittet den Server anzuhalten; die Antwort sagt dann, ob es getan wurde.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>&amp;Details: rows and SQL</source>
        <translation>&amp;Details: Zeilen und SQL</translation>
    </message>
    <message>
        <source>&amp;Copy receipt</source>
        <translation>Beleg &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next: reason</source>
        <translation>&amp;Weiter: Grund</translation>
    </message>
    <message>
        <source>required: it is kept with the receipt</source>
        <translation>erforderlich: er wird mit dem Beleg aufbewahrt</translation>
    </message>
    <message>
        <source>Rows of the tables, the game&apos;s row and the SQL</source>
        <translation>Zeilen der Tabellen, die Zeile des Spiels und das SQL</translation>
    </message>
    <message>
        <source>Step 3 of 3 · done</source>
        <translation>Schritt 3 von 3 · erledigt</translation>
    </message>
    <message>
        <source>Step %1 of 3 · nothing is changed yet</source>
        <translation>Schritt %1 von 3 · noch ist nichts geändert</translation>
    </message>
    <message>
        <source>The receipt is kept in the week&apos;s history.</source>
        <translation>Der Beleg bleibt im Verlauf der Woche.</translation>
    </message>
    <message>
        <source>The receipt is kept in the week&apos;s history. The server&apos;s log lacks it: %1</source>
        <translation>Der Beleg bleibt im Verlauf der Woche. Im Serverprotokoll fehlt er: %1</translation>
    </message>
    <message>
        <source>The receipt is on the clipboard.</source>
        <translation>Der Beleg ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Redis is still to be written, by Recovery of the week: %1</source>
        <translation>Redis ist noch zu schreiben, durch die Wiederherstellung der Woche: %1</translation>
    </message>
    <message>
        <source>The snapshot&apos;s values were written to %1.</source>
        <translation>Die Werte des Snapshots wurden nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Previewing it in a transaction that is rolled back…</source>
        <translation>Wird in einer Transaktion ausgeführt, die zurückgerollt wird, um die Wirkung zu sehen…</translation>
    </message>
</context>
<context>
    <name>Weekglass::PartialModel</name>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>Weekglass::PartitionsDialog</name>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Archive and &amp;drop the old ones</source>
        <translation>Die alten archivieren und &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Make the months ahead</source>
        <translation>Die &amp;Monate im Voraus anlegen</translation>
    </message>
    <message>
        <source>Let pg_cron make them e&amp;ach month</source>
        <translation>pg_cron sie &amp;jeden Monat anlegen lassen</translation>
    </message>
    <message>
        <source>Remo&amp;ve the selected job</source>
        <translation>Den ausgewählten Job ent&amp;fernen</translation>
    </message>
    <message>
        <source>Months of %1 as of %2 (UTC, the server&apos;s clock)</source>
        <translation>Monate von %1, Stand %2 (UTC, die Uhr des Servers)</translation>
    </message>
    <message>
        <source>keeps %1 months, %2 ahead</source>
        <comment>numbers</comment>
        <translation>behält %1 Monate, %2 im Voraus</translation>
    </message>
    <message>
        <source>archived and dropped</source>
        <translation>archiviert und gelöscht</translation>
    </message>
    <message>
        <source>detached, not dropped yet</source>
        <translation>abgetrennt, noch nicht gelöscht</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>not there yet: will be made</source>
        <translation>noch nicht vorhanden: wird angelegt</translation>
    </message>
    <message>
        <source>pg_cron: %1</source>
        <translation>pg_cron: %1</translation>
    </message>
    <message>
        <source>pg_cron is there and has no job for this week.</source>
        <translation>pg_cron ist vorhanden und hat keinen Job für diese Woche.</translation>
    </message>
    <message>
        <source>pg_cron works for this week.</source>
        <translation>pg_cron arbeitet für diese Woche.</translation>
    </message>
    <message>
        <source>Jobs of pg_cron</source>
        <translation>Jobs von pg_cron</translation>
    </message>
    <message>
        <source>never ran yet</source>
        <translation>lief noch nie</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>status, message</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Making months…</source>
        <translation>Monate werden angelegt…</translation>
    </message>
    <message>
        <source>Made: %1.</source>
        <translation>Angelegt: %1.</translation>
    </message>
    <message>
        <source>Dropped: %1, archived in %2.</source>
        <translation>Gelöscht: %1, archiviert in %2.</translation>
    </message>
    <message>
        <source>Scheduling…</source>
        <translation>Der Job wird eingeplant…</translation>
    </message>
    <message>
        <source>Removing the job…</source>
        <translation>Der Job wird entfernt…</translation>
    </message>
    <message>
        <source>foreign, left alone</source>
        <translation>fremd, bleibt unberührt</translation>
    </message>
    <message>
        <source>Reading the months and counting their rows…</source>
        <translation>Die Monate werden gelesen und ihre Zeilen gezählt…</translation>
    </message>
    <message>
        <source>Archiving and dropping… Escape stops; a month is dropped only after its archive is verified.</source>
        <translation>Es wird archiviert und gelöscht… Esc hält an; ein Monat wird erst gelöscht, wenn sein Archiv geprüft ist.</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Es gab nichts zu tun.</translation>
    </message>
    <message>
        <source>Type the confirmation first</source>
        <translation>Zuerst die Bestätigung eingeben</translation>
    </message>
    <message>
        <source>Archive f&amp;older for old months:</source>
        <translation>Archive al&amp;ter Monate kommen nach:</translation>
    </message>
    <message>
        <source>takes the rows of no other month</source>
        <translation>nimmt, was kein Monat nimmt</translation>
    </message>
</context>
<context>
    <name>Weekglass::PathHistoryModel</name>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>appeared</source>
        <translation>hinzugekommen</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>(not there)</source>
        <translation>(nicht vorhanden)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>Weekglass::PercentileChart</name>
    <message>
        <source>There are no readings in this time.</source>
        <translation>In dieser Zeit gibt es keine Messwerte.</translation>
    </message>
    <message>
        <source>percentile_disc() of the readings of all series in each bucket</source>
        <translation>percentile_disc() der Messwerte aller Reihen in jedem Abschnitt</translation>
    </message>
    <message>
        <source>%1; times without a reading are not in it</source>
        <comment>definition</comment>
        <translation>%1; Zeiten ohne Messwert sind nicht enthalten</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>25th to 75th percentile</source>
        <translation>25. bis 75. Perzentil</translation>
    </message>
    <message>
        <source>10th to 90th percentile</source>
        <translation>10. bis 90. Perzentil</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>%1th percentile: %2</source>
        <translation>%1. Perzentil: %2</translation>
    </message>
</context>
<context>
    <name>Weekglass::PictureSwitch</name>
    <message>
        <source>Picture of %1</source>
        <translation>Bild von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>picture, why not</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How the metric is drawn</source>
        <translation>Wie die Metrik gezeichnet wird</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
</context>
<context>
    <name>Weekglass::PlacesPicture</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message numerus="yes">
        <source>… %n more (wheel)</source>
        <comment>rows of a table</comment>
        <translation>
            <numerusform>… %n weitere (Mausrad)</numerusform>
            <numerusform>… %n weitere (Mausrad)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::PlayGamesModel</name>
    <message>
        <source>%1
Id: %2
Started: %3
Plays: %4
Status: %5</source>
        <translation>%1
Id: %2
Begonnen: %3
Spielzüge: %4
Status: %5</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Spielzüge</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Begonnen (UTC)</translation>
    </message>
</context>
<context>
    <name>Weekglass::PlayListModel</name>
    <message>
        <source>Play</source>
        <translation>Spielzug</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>%1
Cannot be rolled back to: %2</source>
        <translation>%1
Zurücksetzen hierher nicht möglich: %2</translation>
    </message>
    <message>
        <source>%1
A rollback removed this play.</source>
        <translation>%1
Ein Rollback hat diesen Spielzug entfernt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::PlayLogBuilder</name>
    <message>
        <source>Correct the query file in the game&apos;s folder, then load the game again.</source>
        <translation>Die Abfragedatei im Ordner des Spiels berichtigen, dann das Spiel erneut laden.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; appears twice among the state columns.</source>
        <translation>Die Spalte „%1“ kommt unter den Zustandsspalten zweimal vor.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; appears twice.</source>
        <translation>Die Spalte „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The query of the plays lacks the column %1.</source>
        <translation>Der Abfrage der Spielzüge fehlt die Spalte %1.</translation>
    </message>
    <message>
        <source>A row has no play number (NULL).</source>
        <translation>Eine Zeile hat keine Spielzugnummer (NULL).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no play number; it must be a whole number.</source>
        <translation>„%1“ ist keine Spielzugnummer; es muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>The play number %1 appears twice; each play needs its own.</source>
        <translation>Die Spielzugnummer %1 kommt zweimal vor; jeder Spielzug braucht seine eigene.</translation>
    </message>
    <message>
        <source>The play number %1 comes after %2.</source>
        <translation>Die Spielzugnummer %1 kommt nach %2.</translation>
    </message>
    <message>
        <source>The query lacks the column %1.</source>
        <translation>Der Abfrage fehlt die Spalte %1.</translation>
    </message>
    <message>
        <source>Correct the name in the manifest, or add the column to a query file.</source>
        <translation>Den Namen im Manifest berichtigen oder die Spalte in einer Abfragedatei ergänzen.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>%1 names the column &quot;%2&quot;, which no query of the play log &quot;%3&quot; has.</source>
        <translation>%1 nennt die Spalte „%2“, die keine Abfrage des Spielzug-Protokolls „%3“ hat.</translation>
    </message>
    <message>
        <source>The group &quot;%1&quot;</source>
        <translation>Die Gruppe „%1“</translation>
    </message>
    <message>
        <source>The mark &quot;%1&quot;</source>
        <translation>Die Marke „%1“</translation>
    </message>
    <message>
        <source>Game %1, row %2 of the result</source>
        <translation>Spiel %1, Zeile %2 des Ergebnisses</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is none of the plays&apos; that can be told of the start.</source>
        <translation>Die Spalte „%1“ gehört nicht zu denen der Spielzüge, die der Anfang nennen kann.</translation>
    </message>
    <message>
        <source>The name of &quot;%1&quot;</source>
        <translation>Der Name für „%1“</translation>
    </message>
</context>
<context>
    <name>Weekglass::PlayLogLoader</name>
    <message>
        <source>The game is too large to replay: its first %L1 plays alone take more than %L2 MB of memory.</source>
        <translation>Das Spiel ist für die Wiedergabe zu groß: Schon seine ersten %L1 Spielzüge belegen mehr als %L2 MB Speicher.</translation>
    </message>
    <message>
        <source>Select fewer or shorter state columns in the query file.</source>
        <translation>In der Abfragedatei weniger oder kürzere Zustandsspalten auswählen.</translation>
    </message>
    <message>
        <source>Correct the query file in the game&apos;s folder, then load again.</source>
        <translation>Die Abfragedatei im Ordner des Spiels berichtigen, dann erneut laden.</translation>
    </message>
    <message>
        <source>Week %1, %2</source>
        <translation>Woche %1, %2</translation>
    </message>
    <message>
        <source>Two games have the same “game_id”.</source>
        <translation>Zwei Spiele haben dieselbe „game_id“.</translation>
    </message>
    <message>
        <source>The query of the start gives more than one row for a game.</source>
        <translation>Die Abfrage des Anfangs gibt für ein Spiel mehr als eine Zeile.</translation>
    </message>
</context>
<context>
    <name>Weekglass::Plot</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::PoliciesDialog</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>Own rows seen</source>
        <translation>Eigene Zeilen sichtbar</translation>
    </message>
    <message>
        <source>Others&apos; rows seen</source>
        <translation>Fremde Zeilen sichtbar</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Row security of %1</source>
        <translation>Zeilensicherheit von %1</translation>
    </message>
    <message>
        <source>The week is read as two of its players, and the rows that they see of others are counted. A table counts as proved only if it has rows of others.</source>
        <translation>Die Woche wird als zwei ihrer Spieler gelesen, und die Zeilen anderer, die sie sehen, werden gezählt. Eine Tabelle gilt nur als bewiesen, wenn sie Zeilen anderer hat.</translation>
    </message>
    <message>
        <source>Tables, partitions, views and functions</source>
        <translation>Tabellen, Partitionen, Sichten und Funktionen</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation>%1 wird geprüft…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>relation, verdict</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Policies: %1</source>
        <translation>Policies: %1</translation>
    </message>
    <message>
        <source>What helps: %1</source>
        <translation>Was hilft: %1</translation>
    </message>
    <message>
        <source>&amp;Rights of roles…</source>
        <translation>&amp;Rechte der Rollen…</translation>
    </message>
    <message>
        <source>Give the game&apos;s roles their rights in this week</source>
        <translation>Den Rollen des Spiels ihre Rechte in dieser Woche geben</translation>
    </message>
    <message>
        <source>Finding, and what helps</source>
        <translation>Was gefunden wurde und was hilft</translation>
    </message>
</context>
<context>
    <name>Weekglass::PruneDialog</name>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Rule of</source>
        <translation>Regel für</translation>
    </message>
    <message>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) deleted.</source>
        <translation>
            <numerusform>%n Zeile gelöscht.</numerusform>
            <numerusform>%n Zeilen gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>The newest rows that would be deleted</source>
        <translation>Die neuesten Zeilen, die gelöscht würden</translation>
    </message>
    <message>
        <source>Counting the rows to delete…</source>
        <translation>Die zu löschenden Zeilen werden gezählt…</translation>
    </message>
    <message>
        <source>Nothing to delete; %1 rows kept.</source>
        <translation>Nichts zu löschen; %1 Zeilen bleiben.</translation>
    </message>
    <message>
        <source>%1 rows of %2 would be deleted, %3 kept. The newest to be deleted is %4, of %5.</source>
        <translation>%1 Zeilen von %2 würden gelöscht, %3 bleiben. Die neueste zu löschende ist %4, vom %5.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) beyond that are too young to be deleted.</source>
        <translation>
            <numerusform>%n weitere Zeile ist zu jung zum Löschen.</numerusform>
            <numerusform>%n weitere Zeilen sind zu jung zum Löschen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest %1 of them are shown.</source>
        <translation>Die neuesten %1 davon werden gezeigt.</translation>
    </message>
    <message>
        <source>Delete the rows that the rule does not keep?</source>
        <translation>Die Zeilen löschen, die die Regel nicht aufbewahrt?</translation>
    </message>
    <message>
        <source>required: it is kept with the rows</source>
        <translation>erforderlich: wird mit den Zeilen aufbewahrt</translation>
    </message>
    <message>
        <source>%1 rows of %2 in %3 are deleted. %4 rows stay.</source>
        <translation>%1 Zeilen von %2 in %3 werden gelöscht. %4 Zeilen bleiben.</translation>
    </message>
    <message>
        <source>The server&apos;s log lacks this: %1</source>
        <translation>Im Protokoll des Servers fehlt dies: %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::QueryExporter</name>
    <message>
        <source>%1 rows written… (Esc stops)</source>
        <translation>%1 Zeilen geschrieben… (Esc hält an)</translation>
    </message>
    <message>
        <source>%1 rows were written to %2.</source>
        <translation>%1 Zeilen wurden in %2 geschrieben.</translation>
    </message>
    <message>
        <source>No file was written. %1</source>
        <translation>Es wurde keine Datei geschrieben. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) failed; the file says why.</source>
        <translation>
            <numerusform>%n Woche ist gescheitert; warum, steht in der Datei.</numerusform>
            <numerusform>%n Wochen sind gescheitert; warum, steht in der Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>Abgebrochen. Es wurde keine Datei geschrieben.</translation>
    </message>
</context>
<context>
    <name>Weekglass::RankChart</name>
    <message>
        <source>rank by the mean over the column&apos;s stretches of time, the greatest first; equal values share one, zero has none</source>
        <translation>Rang nach dem Mittel über die Zeitstücke der Spalte, das größte zuerst; gleiche Werte teilen einen Rang, null hat keinen</translation>
    </message>
    <message>
        <source>rank by the value at the column&apos;s end, the greatest first; equal values share one</source>
        <translation>Rang nach dem Wert am Ende der Spalte, der größte zuerst; gleiche Werte teilen einen Rang</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>rank, series</comment>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n series have a value</source>
        <translation>
            <numerusform>%n Reihe hat einen Wert</numerusform>
            <numerusform>%n Reihen haben einen Wert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>rank, series, its value</comment>
        <translation>%1. %2: %3</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReceiptSaver</name>
    <message>
        <source>Save the receipt</source>
        <translation>Den Beleg speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>Weekglass::RecentWeeks</name>
    <message>
        <source>%1 · %2</source>
        <comment>week, its page</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Weekglass::RecoveryDialog</name>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>“Look” compares Redis with the newest snapshot and writes nothing.</source>
        <translation>„Nachsehen“ vergleicht Redis mit dem neuesten Snapshot und schreibt nichts.</translation>
    </message>
    <message>
        <source>Redis beside the newest snapshot</source>
        <translation>Redis neben dem neuesten Snapshot</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>If restored</source>
        <translation>Bei Wiederherstellung</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>Snapshot %1 of %2 is written to %3, all keys at once:

%4

The game should not be running.</source>
        <translation>Snapshot %1 von %2 wird nach %3 geschrieben, alle Schlüssel auf einmal:

%4

Das Spiel sollte dabei nicht laufen.</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>The values of snapshot %1 were written to %2.</source>
        <translation>Die Werte von Snapshot %1 wurden nach %2 geschrieben.</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Undo a recovery</source>
        <translation>Eine Wiederherstellung rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Put back…</source>
        <translation>&amp;Zurückholen…</translation>
    </message>
    <message>
        <source>Leave Redis as it &amp;is</source>
        <translation>Redis so &amp;lassen</translation>
    </message>
    <message>
        <source>required: it is kept in the log</source>
        <translation>erforderlich: wird im Protokoll aufbewahrt</translation>
    </message>
    <message>
        <source>The server&apos;s log lacks this, so it cannot be undone: %1</source>
        <translation>Im Protokoll des Servers fehlt dies, darum lässt es sich nicht rückgängig machen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) in %1 get their values of before.</source>
        <translation>
            <numerusform>%n Schlüssel in %1 bekommt seinen früheren Wert.</numerusform>
            <numerusform>%n Schlüssel in %1 bekommen ihre früheren Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>is removed: it was not there</source>
        <translation>wird entfernt: Es war nicht da</translation>
    </message>
    <message>
        <source>Putting back…</source>
        <translation>Wird zurückgeholt…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit…</translation>
    </message>
    <message>
        <source>Ends the task that a rollback left: Redis keeps its values</source>
        <translation>Beendet die Aufgabe, die ein Rollback hinterließ: Redis behält seine Werte</translation>
    </message>
    <message>
        <source>“Look” compares Redis with the values that the recovery wrote, and writes nothing.</source>
        <translation>„Nachsehen“ vergleicht Redis mit den Werten, die die Wiederherstellung schrieb, und schreibt nichts.</translation>
    </message>
    <message>
        <source>The server&apos;s log lacks the earlier values of Redis.</source>
        <translation>Im Protokoll des Servers fehlen die früheren Werte von Redis.</translation>
    </message>
    <message>
        <source>Restore the keys to their earlier values?</source>
        <translation>Den Schlüsseln ihre früheren Werte zurückgeben?</translation>
    </message>
    <message>
        <source>gets its earlier value</source>
        <translation>bekommt seinen früheren Wert</translation>
    </message>
    <message>
        <source>The keys have their earlier values again.</source>
        <translation>Die Schlüssel haben wieder ihre früheren Werte.</translation>
    </message>
    <message>
        <source>left in the window</source>
        <translation>im Fenster so belassen</translation>
    </message>
    <message>
        <source>Redis stays as it is. The task that the rollback left has ended.</source>
        <translation>Redis bleibt, wie es ist. Die Aufgabe, die das Rollback hinterließ, ist beendet.</translation>
    </message>
    <message>
        <source>History can undo it until the game writes again.</source>
        <translation>Der Verlauf kann es rückgängig machen, bis das Spiel weitergeht.</translation>
    </message>
</context>
<context>
    <name>Weekglass::RedisDialog</name>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Nachsehen</translation>
    </message>
    <message>
        <source>Say where Redis is.</source>
        <translation>Angeben, wo Redis ist.</translation>
    </message>
</context>
<context>
    <name>Weekglass::RedisLine</name>
    <message>
        <source>The game&apos;s Redis</source>
        <translation>Das Redis des Spiels</translation>
    </message>
    <message>
        <source>redis://[USER@]HOST[:PORT][/DB], rediss:// for TLS, unix:///PATH. A password is taken from the keychain, where Recovery keeps it.</source>
        <translation>redis://[USER@]HOST[:PORT][/DB], rediss:// für TLS, unix:///PATH. Ein Passwort kommt aus dem Schlüsselbund, wo die Wiederherstellung es ablegt.</translation>
    </message>
    <message>
        <source>Game&apos;s &amp;Redis:</source>
        <translation>&amp;Redis des Spiels:</translation>
    </message>
    <message>
        <source>redis://HOST:PORT – empty: Redis is not read</source>
        <translation>redis://HOST:PORT – leer: Redis bleibt unbeachtet</translation>
    </message>
</context>
<context>
    <name>Weekglass::RejectedView</name>
    <message>
        <source>Rejected answers</source>
        <translation>Zurückgewiesene Antworten</translation>
    </message>
    <message>
        <source>Save the body…</source>
        <translation>Den Rumpf speichern…</translation>
    </message>
    <message>
        <source>Body of the answer</source>
        <translation>Rumpf der Antwort</translation>
    </message>
    <message>
        <source>Every answer was taken so far.</source>
        <translation>Bisher wurde jede Antwort angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) that the week could not take, kept as they came</source>
        <translation>
            <numerusform>%n Antwort, die die Woche nicht aufnehmen konnte, aufbewahrt, wie sie kam</numerusform>
            <numerusform>%n Antworten, die die Woche nicht aufnehmen konnte, aufbewahrt, wie sie kamen</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the body</source>
        <translation>Den Rumpf speichern</translation>
    </message>
</context>
<context>
    <name>Weekglass::RelationList</name>
    <message>
        <source>View</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>Materialized</source>
        <translation>Materialisiert</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Fremd</translation>
    </message>
    <message>
        <source>Partitioned</source>
        <translation>Partitioniert</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, kind</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Row security may hide some of its rows.</source>
        <translation>Die Zeilensicherheit verbirgt vielleicht einige ihrer Zeilen.</translation>
    </message>
    <message>
        <source>This role has no right to read it.</source>
        <translation>Diese Rolle hat kein Recht, sie zu lesen.</translation>
    </message>
    <message>
        <source>Find a table</source>
        <translation>Tabelle finden</translation>
    </message>
    <message>
        <source>Show only tables whose name contains this</source>
        <translation>Nur Tabellen zeigen, deren Name dies enthält</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>As the server estimated them last; “Count exactly” reads them all</source>
        <translation>Nach der letzten Schätzung des Servers; „Genau zählen“ liest alle</translation>
    </message>
    <message>
        <source>With indexes</source>
        <translation>Mit Indizes</translation>
    </message>
    <message>
        <source>Tables and views of the week</source>
        <translation>Tabellen und Sichten der Woche</translation>
    </message>
    <message>
        <source>No table has such a name.</source>
        <translation>Keine Tabelle heißt so.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayComparison</name>
    <message>
        <source>Choose the game to replay beside the other one.</source>
        <translation>Das Spiel wählen, das neben dem anderen wiedergegeben wird.</translation>
    </message>
    <message>
        <source>Synchronization of the two replays</source>
        <translation>Gleichlauf der beiden Wiedergaben</translation>
    </message>
    <message>
        <source>By play number</source>
        <translation>Nach Spielzugnummer</translation>
    </message>
    <message>
        <source>By time passed</source>
        <translation>Nach vergangener Zeit</translation>
    </message>
    <message>
        <source>Choose the second game</source>
        <translation>Das zweite Spiel wählen</translation>
    </message>
    <message>
        <source>Game…</source>
        <translation>Spiel…</translation>
    </message>
    <message>
        <source>Close the second game</source>
        <translation>Das zweite Spiel schließen</translation>
    </message>
    <message>
        <source>The second game</source>
        <translation>Das zweite Spiel</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayCursor</name>
    <message>
        <source>No plays</source>
        <translation>Keine Spielzüge</translation>
    </message>
    <message>
        <source>Play %1 of %2</source>
        <translation>Spielzug %1 von %2</translation>
    </message>
    <message>
        <source>Play no. %1 (%2 of %3)</source>
        <translation>Spielzug Nr. %1 (%2 von %3)</translation>
    </message>
    <message>
        <source>This game has no plays.</source>
        <translation>Dieses Spiel hat keine Spielzüge.</translation>
    </message>
    <message>
        <source>There is no play %1; the nearest is play %2.</source>
        <translation>Einen Spielzug %1 gibt es nicht; der nächstgelegene ist Spielzug %2.</translation>
    </message>
    <message>
        <source>Play %1 of %2 so far</source>
        <translation>Spielzug %1 von bisher %2</translation>
    </message>
    <message>
        <source>Before the first play</source>
        <translation>Vor dem ersten Spielzug</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayPage</name>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Show SQL</source>
        <translation>SQL zeigen</translation>
    </message>
    <message>
        <source>Search games</source>
        <translation>Spiele suchen</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <source>The games; $1: search text or NULL, $2: limit</source>
        <translation>Die Spiele; $1: Suchtext oder NULL, $2: Grenze</translation>
    </message>
    <message>
        <source>The plays; $1: the game, here %1</source>
        <translation>Die Spielzüge; $1: das Spiel, hier %1</translation>
    </message>
    <message>
        <source>State that changes seldom (%1); $1: the game</source>
        <translation>Zustand, der sich selten ändert (%1); $1: das Spiel</translation>
    </message>
    <message>
        <source>SQL of the replay</source>
        <translation>SQL der Wiedergabe</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Roll back to here…</source>
        <translation>Bis hierher zurücksetzen…</translation>
    </message>
    <message>
        <source>Replay a second game beside it</source>
        <translation>Ein zweites Spiel daneben wiedergeben</translation>
    </message>
    <message>
        <source>Second game</source>
        <translation>Zweites Spiel</translation>
    </message>
    <message>
        <source>Show bookmarks</source>
        <translation>Lesezeichen zeigen</translation>
    </message>
    <message>
        <source>Verification of a game; $1: the game, $2: how many divergences to show</source>
        <translation>Prüfung eines Spiels; $1: das Spiel, $2: wie viele Abweichungen gezeigt werden</translation>
    </message>
    <message>
        <source>%1 – as it was before the rollback %2</source>
        <translation>%1 – wie vor dem Rollback %2</translation>
    </message>
    <message>
        <source>These plays were removed. Go back to the current game first.</source>
        <translation>Diese Spielzüge wurden entfernt. Erst zum jetzigen Stand zurückgehen.</translation>
    </message>
    <message>
        <source>Roll back to before the first play…</source>
        <translation>Vor den ersten Spielzug zurücksetzen…</translation>
    </message>
    <message>
        <source>Roll back to the beginning…</source>
        <translation>Auf den Anfang zurücksetzen…</translation>
    </message>
    <message>
        <source>The state before the first play; $1: the game</source>
        <translation>Der Stand vor dem ersten Spielzug; $1: das Spiel</translation>
    </message>
    <message>
        <source>Back to current</source>
        <translation>Zurück zum jetzigen Stand</translation>
    </message>
    <message>
        <source>%1: %2 (%3). The state shown is older.</source>
        <comment>who: what was done (why)</comment>
        <translation>%1: %2 (%3). Der gezeigte Zustand ist älter.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayPlaysView</name>
    <message>
        <source>Plays</source>
        <translation>Spielzüge</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplaySide</name>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Stopped. F5 loads the game.</source>
        <translation>Angehalten. F5 lädt das Spiel.</translation>
    </message>
    <message>
        <source>Loading plays… %L1 so far (Esc stops)</source>
        <translation>Spielzüge werden geladen… bisher %L1 (Esc hält an)</translation>
    </message>
    <message>
        <source>This game has no plays yet.</source>
        <translation>Dieses Spiel hat noch keine Spielzüge.</translation>
    </message>
    <message>
        <source>%1 – the latest state</source>
        <translation>%1 – der neueste Zustand</translation>
    </message>
    <message>
        <source>%1 – state after this play</source>
        <translation>%1 – Zustand nach diesem Spielzug</translation>
    </message>
    <message>
        <source>The game that was loaded before stays readable.</source>
        <translation>Das zuvor geladene Spiel bleibt lesbar.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Removed plays, not current. %1</source>
        <translation>Entfernte Spielzüge, nicht der jetzige Stand. %1</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>Neu &amp;laden</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayTimeline</name>
    <message>
        <source>Play %1</source>
        <translation>Spielzug %1</translation>
    </message>
    <message>
        <source>Before the first play</source>
        <translation>Vor dem ersten Spielzug</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayTransport</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>First play</source>
        <translation>Erster Spielzug</translation>
    </message>
    <message>
        <source>Previous play</source>
        <translation>Voriger Spielzug</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
        <source>Next play</source>
        <translation>Nächster Spielzug</translation>
    </message>
    <message>
        <source>Last play</source>
        <translation>Letzter Spielzug</translation>
    </message>
    <message>
        <source>Previous play of this kind</source>
        <translation>Voriger Spielzug dieser Art</translation>
    </message>
    <message>
        <source>Next play of this kind</source>
        <translation>Nächster Spielzug dieser Art</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Go to a play number</source>
        <translation>Zu einer Spielzugnummer gehen</translation>
    </message>
    <message>
        <source>Position in the game</source>
        <translation>Stelle im Spiel</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Speed: 1 × is one play per second (+ faster, - slower)</source>
        <translation>Geschwindigkeit: 1 × ist ein Spielzug pro Sekunde (+ schneller, - langsamer)</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Go to play number</source>
        <translation>Zu Spielzugnummer gehen</translation>
    </message>
    <message>
        <source>Go to… (G)</source>
        <translation>Gehe zu… (G)</translation>
    </message>
    <message>
        <source>Type a play number and press Enter (G)</source>
        <translation>Eine Spielzugnummer eingeben und Eingabe drücken (G)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Wiedergabe (Leertaste)</translation>
    </message>
    <message>
        <source>Begin the range here</source>
        <translation>Den Bereich hier beginnen</translation>
    </message>
    <message>
        <source>End the range here</source>
        <translation>Den Bereich hier beenden</translation>
    </message>
    <message>
        <source>Play round and round</source>
        <translation>In Schleife wiedergeben</translation>
    </message>
    <message>
        <source>Clear the range</source>
        <translation>Den Bereich aufheben</translation>
    </message>
    <message>
        <source>Bookmark this play</source>
        <translation>Lesezeichen für diesen Spielzug setzen</translation>
    </message>
    <message>
        <source>Mark or kind of play to step to</source>
        <translation>Marke oder Art der Spielzüge, zu denen gesprungen wird</translation>
    </message>
    <message>
        <source>Mark or kind of play to step to (N next, Shift+N previous)</source>
        <translation>Marke oder Art der Spielzüge, zu denen gesprungen wird (N nächster, Umschalt+N voriger)</translation>
    </message>
    <message>
        <source>There is no later play of &quot;%1&quot;.</source>
        <translation>Es gibt keinen späteren Spielzug für „%1“.</translation>
    </message>
    <message>
        <source>There is no earlier play of &quot;%1&quot;.</source>
        <translation>Es gibt keinen früheren Spielzug für „%1“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a play number.</source>
        <translation>„%1“ ist keine Spielzugnummer.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayVerify</name>
    <message>
        <source>The play log &quot;%1&quot; cannot be verified.</source>
        <translation>Das Spielzug-Protokoll „%1“ lässt sich nicht prüfen.</translation>
    </message>
    <message>
        <source>Add a query file under the key &quot;verify&quot; to the game&apos;s folder.</source>
        <translation>Im Ordner des Spiels eine Abfragedatei unter dem Schlüssel „verify“ ergänzen.</translation>
    </message>
    <message>
        <source>Verifying was stopped.</source>
        <translation>Die Prüfung wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReportDialog</name>
    <message>
        <source>Gathering…</source>
        <translation>Wird gesammelt…</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>In %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReportFields</name>
    <message>
        <source>the week&apos;s present</source>
        <translation>die Gegenwart der Woche</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>type a name</source>
        <translation>einen Namen eingeben</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>choice: name, detail</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>a parameter of a report</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>Choices for %1</source>
        <translation>Auswahl für %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReportModel</name>
    <message>
        <source>Stale: older than this report allows.</source>
        <translation>Veraltet: älter, als dieser Bericht zulässt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ReportsPage</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Rows of the report</source>
        <translation>Zeilen des Berichts</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message numerus="yes">
        <source>Read the report again every %n second(s) (Ctrl+Alt+F)</source>
        <translation>
            <numerusform>Den Bericht nach jeweils %n Sekunde neu lesen (Strg+Alt+F)</numerusform>
            <numerusform>Den Bericht alle %n Sekunden neu lesen (Strg+Alt+F)</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Show SQL</source>
        <translation>SQL zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The game “%1” has no reports. They are SQL files that its manifest names.</source>
        <translation>Das Spiel „%1“ hat keine Berichte. Das sind SQL-Dateien, die sein Manifest nennt.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>there are more</source>
        <translation>es gibt mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n of them stale (italic): older than %1</source>
        <translation>
            <numerusform>%n davon veraltet (kursiv): älter als %1</numerusform>
            <numerusform>%n davon veraltet (kursiv): älter als %1</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>This report needs: %1.</source>
        <translation>Dieser Bericht braucht: %1.</translation>
    </message>
    <message>
        <source>This report needs: %1. Type a part of the name, and choose.</source>
        <translation>Dieser Bericht braucht: %1. Einen Teil des Namens eingeben und wählen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>The report has no rows.</source>
        <translation>Der Bericht hat keine Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them with an alert</source>
        <translation>
            <numerusform>%n davon mit Alarm</numerusform>
            <numerusform>%n davon mit Alarm</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <comment>rows of a report, as of when</comment>
        <translation>%1. %2.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ResetDialog</name>
    <message>
        <source>&amp;Drop the old week in the end</source>
        <translation>Die alte Woche zuletzt &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Reset</translation>
    </message>
    <message>
        <source>&amp;Back out</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>hier angehalten</translation>
    </message>
    <message>
        <source>Archive &amp;folder:</source>
        <translation>Archiv-Or&amp;dner:</translation>
    </message>
    <message>
        <source>%1 ends, and %2 begins.</source>
        <translation>%1 endet, und %2 beginnt.</translation>
    </message>
    <message>
        <source>Old week</source>
        <translation>Alte Woche</translation>
    </message>
    <message>
        <source>%1, OID %2, on the server %3</source>
        <translation>%1, OID %2, auf dem Server %3</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>nothing: the game names no tables</source>
        <translation>nichts: Das Spiel nennt keine Tabellen</translation>
    </message>
    <message>
        <source>In the end</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>the old week is dropped</source>
        <translation>die alte Woche wird gelöscht</translation>
    </message>
    <message>
        <source>the old week stays, frozen</source>
        <translation>die alte Woche bleibt, eingefroren</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>zu tun</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>nicht verlangt</translation>
    </message>
    <message>
        <source>A reset of %1 was begun and is not over.</source>
        <translation>Ein Reset von %1 wurde begonnen und ist nicht beendet.</translation>
    </message>
    <message>
        <source>%1, which was there before</source>
        <translation>%1, die schon vorher vorhanden war</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>The next week is the live one already: resume to do the rest.</source>
        <translation>Die nächste Woche ist schon die aktive: fortsetzen, um den Rest zu tun.</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Backing out…</source>
        <translation>Wird zurückgenommen…</translation>
    </message>
    <message>
        <source>The reset of %1 is taken back.</source>
        <translation>Der Reset von %1 ist zurückgenommen.</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>%1 is the live week now.</source>
        <translation>%1 ist jetzt die aktive Woche.</translation>
    </message>
    <message>
        <source>%1 is archived, verified and dropped.</source>
        <translation>%1 ist archiviert, geprüft und gelöscht.</translation>
    </message>
    <message>
        <source>%1 is archived, verified and frozen.</source>
        <translation>%1 ist archiviert, geprüft und eingefroren.</translation>
    </message>
    <message>
        <source>Restore the archive on the week&apos;s own &amp;server to compare it</source>
        <translation>Das Archiv zum Vergleich auf dem &amp;Server der Woche selbst wiederherstellen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>replaces the %1 rows that %2 has there, for good</source>
        <translation>ersetzt die %1 Zeilen, die %2 dort hat, endgültig</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht getan</translation>
    </message>
    <message>
        <source>done, stays</source>
        <translation>getan, bleibt</translation>
    </message>
    <message>
        <source>Its archive: %1</source>
        <translation>Ihr Archiv: %1</translation>
    </message>
    <message>
        <source>The old week is gone: somebody dropped it since. Back out only ends the reset, and %1 stays as it is.</source>
        <translation>Die alte Woche ist weg: Jemand hat sie seither gelöscht. Zurücknehmen beendet nur den Reset, und %1 bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The reset of %1 is ended.</source>
        <translation>Der Reset von %1 ist beendet.</translation>
    </message>
    <message>
        <source>%1 was left alone, with all that is in it.</source>
        <translation>%1 blieb unberührt, mit allem, was darin ist.</translation>
    </message>
    <message>
        <source>%1 was left alone: it is not the one that the reset made.</source>
        <translation>%1 blieb unberührt: Sie ist nicht die, die der Reset angelegt hat.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Restores the previous state of the old week, and drops the next one if the reset made it.</source>
        <translation>Stellt den früheren Zustand der alten Woche wieder her und löscht die nächste, wenn der Reset sie angelegt hat.</translation>
    </message>
    <message>
        <source>The old week is there. Resume continues where it stopped; back out restores the previous state.</source>
        <translation>Die alte Woche ist da. Fortsetzen macht weiter, wo es aufhörte; Zurücknehmen stellt den früheren Zustand wieder her.</translation>
    </message>
    <message>
        <source>Reading the state of the week…</source>
        <translation>Der Zustand der Woche wird gelesen…</translation>
    </message>
    <message>
        <source>Working… Escape stops it.</source>
        <translation>In Arbeit… Esc hält an.</translation>
    </message>
    <message>
        <source>B&amp;lue/green…</source>
        <translation>B&amp;lue/Green…</translation>
    </message>
    <message>
        <source>The week stays and gets its next schema: a copy with its rows is migrated, validated and takes its place.</source>
        <translation>Die Woche bleibt und bekommt ihr nächstes Schema: Eine Kopie mit ihren Zeilen wird migriert, validiert und tritt an ihre Stelle.</translation>
    </message>
    <message>
        <source>Jobs of pg_cron</source>
        <translation>Jobs von pg_cron</translation>
    </message>
    <message>
        <source>end with it: %1</source>
        <translation>enden mit ihr: %1</translation>
    </message>
    <message>
        <source>%1 was gone already. Its archive and its kept history stay.</source>
        <translation>%1 war schon weg. Ihr Archiv und ihr bewahrter Verlauf bleiben.</translation>
    </message>
    <message>
        <source>The week is as it was. Its archive and its kept history stay.</source>
        <translation>Die Woche ist, wie sie war. Ihr Archiv und ihr bewahrter Verlauf bleiben.</translation>
    </message>
    <message>
        <source>Otherwise the private server of this computer does it, and is started if needed.</source>
        <translation>Sonst tut es der private Server dieses Rechners, der bei Bedarf gestartet wird.</translation>
    </message>
    <message>
        <source>%1, which exists already and is migrated</source>
        <translation>%1, die schon vorhanden ist und migriert wird</translation>
    </message>
    <message>
        <source>%1, which is created</source>
        <translation>%1, die angelegt wird</translation>
    </message>
</context>
<context>
    <name>Weekglass::ResetNotice</name>
    <message>
        <source>Resume or &amp;back out…</source>
        <translation>Fortsetzen oder &amp;zurücknehmen…</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>S&amp;päter</translation>
    </message>
    <message>
        <source>Hides this until the next connection; the board keeps showing it</source>
        <translation>Blendet das bis zur nächsten Verbindung aus; die Tafel zeigt es weiterhin</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>The reset of %1 was not finished.</source>
        <translation>Der Reset von %1 wurde nicht beendet.</translation>
    </message>
    <message>
        <source>Shows how far it came, and continues it or takes it back</source>
        <translation>Zeigt, wie weit es kam, und setzt es fort oder nimmt es zurück</translation>
    </message>
    <message>
        <source>The blue/green change of %1 was not finished.</source>
        <translation>Die Blue/Green-Änderung von %1 wurde nicht beendet.</translation>
    </message>
    <message>
        <source>Going back from the blue/green change of %1 was not finished.</source>
        <translation>Das Zurückgehen von der Blue/Green-Änderung von %1 wurde nicht beendet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 There are %n more.</source>
        <comment>what was not finished</comment>
        <translation>
            <numerusform>%1 Es gibt noch %n weiteres.</numerusform>
            <numerusform>%1 Es gibt noch %n weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ResultChart</name>
    <message>
        <source>Chart of the result</source>
        <translation>Diagramm des Ergebnisses</translation>
    </message>
    <message>
        <source>%1 (UTC)</source>
        <translation>%1 (UTC)</translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <comment>series, value, time</comment>
        <translation>%1: %2 bei %3</translation>
    </message>
    <message>
        <source>A chart needs a column of times or numbers, and another one of numbers.</source>
        <translation>Ein Diagramm braucht eine Spalte mit Zeiten oder Zahlen und eine weitere mit Zahlen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::RowConditionDialog</name>
    <message>
        <source>JSON such as 10 or &quot;text&quot;; else taken as text</source>
        <translation>JSON wie 10 oder &quot;text&quot;; sonst als Text verstanden</translation>
    </message>
    <message>
        <source>such as 2025-01-06 12:00, in UTC</source>
        <translation>etwa 2025-01-06 12:00, in UTC</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>Enter a value to compare with.</source>
        <translation>Einen Vergleichswert eingeben.</translation>
    </message>
</context>
<context>
    <name>Weekglass::RowFilterBar</name>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Filter name (replaces one with the same name)</source>
        <translation>Name des Filters (ersetzt einen gleichen Namens)</translation>
    </message>
    <message>
        <source>Filter rows: status = active, data.fuel &lt; 10, deleted_at missing</source>
        <translation>Zeilen filtern: status = active, data.fuel &lt; 10, deleted_at missing</translation>
    </message>
    <message>
        <source>Add a condition: column, test and value</source>
        <translation>Eine Bedingung hinzufügen: Spalte, Prüfung und Wert</translation>
    </message>
    <message>
        <source>A column or a path in a JSON column, then = != &lt; &lt;= &gt; &gt;= ~ !~ contains, lacks, exists or missing, then the value; Return adds it</source>
        <translation>Eine Spalte oder ein Pfad in einer JSON-Spalte, dann = != &lt; &lt;= &gt; &gt;= ~ !~ contains, lacks, exists oder missing, dann der Wert; Eingabe fügt sie hinzu</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Einen Filter hinzufügen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeicherte</translation>
    </message>
    <message>
        <source>Saved filters of rows</source>
        <translation>Gespeicherte Zeilenfilter</translation>
    </message>
    <message>
        <source>Filters saved for all weeks of this game</source>
        <translation>Für alle Wochen dieses Spiels gespeicherte Filter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Wieder alle Zeilen zeigen</translation>
    </message>
</context>
<context>
    <name>Weekglass::RowList</name>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
</context>
<context>
    <name>Weekglass::RowPane</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go along a foreign key</source>
        <translation>Einem Fremdschlüssel folgen</translation>
    </message>
    <message>
        <source>The row that this one refers to, and the rows that refer to this one (%1)</source>
        <translation>Die Zeile, auf die diese verweist, und die Zeilen, die auf diese verweisen (%1)</translation>
    </message>
    <message>
        <source>Select a row to see all of it.</source>
        <translation>Eine Zeile auswählen, um sie ganz zu sehen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>table, key of a row</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Long values are cut: a row without a key cannot be read again.</source>
        <translation>Lange Werte sind gekürzt: Eine Zeile ohne Schlüssel lässt sich nicht noch einmal lesen.</translation>
    </message>
    <message>
        <source>&amp;Filter rows by this value</source>
        <translation>Zeilen nach diesem Wert &amp;filtern</translation>
    </message>
    <message>
        <source>This table has no foreign key, and none refers to it.</source>
        <translation>Kein Fremdschlüssel führt von dieser Tabelle weg oder zu ihr hin.</translation>
    </message>
</context>
<context>
    <name>Weekglass::RowTableModel</name>
    <message>
        <source>(%1 stored)</source>
        <translation>(%1 gespeichert)</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
</context>
<context>
    <name>Weekglass::SaveMetricDialog</name>
    <message>
        <source>A file in %1</source>
        <translation>Eine Datei in %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::SavedMenu</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Noch keine gespeichert</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>Weekglass::SavedSqlDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Named queries</source>
        <translation>Benannte Abfragen</translation>
    </message>
</context>
<context>
    <name>Weekglass::ScheduleDialog</name>
    <message>
        <source>Schedule: %1</source>
        <translation>Zeitplan: %1</translation>
    </message>
    <message>
        <source>&amp;Let pg_cron do it</source>
        <translation>Ein&amp;planen</translation>
    </message>
    <message>
        <source>&amp;When (cron, UTC):</source>
        <translation>&amp;Wann (cron, UTC):</translation>
    </message>
    <message>
        <source>minute hour day month weekday</source>
        <translation>Minute Stunde Tag Monat Wochentag</translation>
    </message>
    <message>
        <source>Co&amp;py the timer</source>
        <translation>Timer &amp;kopieren</translation>
    </message>
    <message>
        <source>Sa&amp;ve the timer…</source>
        <translation>Timer &amp;speichern…</translation>
    </message>
    <message>
        <source>Remo&amp;ve the jobs</source>
        <translation>Jobs ent&amp;fernen</translation>
    </message>
    <message>
        <source>Remove the &amp;jobs</source>
        <translation>&amp;Jobs entfernen</translation>
    </message>
    <message>
        <source>When is “%1” done?</source>
        <translation>Wann wird „%1“ ausgeführt?</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Job %1 now</source>
        <translation>Job %1 bisher</translation>
    </message>
    <message>
        <source>at “%1”</source>
        <translation>um „%1“</translation>
    </message>
    <message>
        <source>pg_cron cannot do it: %1</source>
        <translation>pg_cron kann es nicht ausführen: %1</translation>
    </message>
    <message>
        <source>The timer below does the same with weekglassctl.</source>
        <translation>Der Timer unten tut dasselbe mit weekglassctl.</translation>
    </message>
    <message>
        <source>scheduled maintenance</source>
        <translation>geplante Wartung</translation>
    </message>
    <message>
        <source>The units and the line of crontab are on the clipboard.</source>
        <translation>Die Units und die crontab-Zeile sind in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save the timer</source>
        <translation>Timer speichern</translation>
    </message>
    <message>
        <source>Scheduling…</source>
        <translation>Wird eingeplant…</translation>
    </message>
    <message>
        <source>pg_cron does it from now on.</source>
        <translation>pg_cron erledigt es von nun an.</translation>
    </message>
    <message>
        <source>Removing the jobs…</source>
        <translation>Die Jobs werden entfernt…</translation>
    </message>
    <message>
        <source>The jobs are removed.</source>
        <translation>Die Jobs sind entfernt.</translation>
    </message>
    <message>
        <source>Reading the server&apos;s jobs…</source>
        <translation>Die Jobs des Servers werden angesehen…</translation>
    </message>
</context>
<context>
    <name>Weekglass::SchemaPicture</name>
    <message>
        <source>Picture of the schema</source>
        <translation>Bild des Schemas</translation>
    </message>
    <message>
        <source>Page Down and Page Up go from table to table, Return opens one, Plus and Minus zoom, Home shows all.</source>
        <translation>Bild ab und Bild auf gehen von Tabelle zu Tabelle, Eingabe öffnet eine, Plus und Minus zoomen, Pos1 zeigt alles.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nichts zu zeigen</translation>
    </message>
</context>
<context>
    <name>Weekglass::Screenshots</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>There is no week to take pictures of.</source>
        <translation>Es gibt keine Woche, von der sich Bilder machen lassen.</translation>
    </message>
    <message>
        <source>The picture %1 cannot be written.</source>
        <translation>Das Bild %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The weeks did not finish loading.</source>
        <translation>Die Wochen wurden nicht zu Ende geladen.</translation>
    </message>
    <message>
        <source>%1 did not finish loading.</source>
        <translation>%1 wurde nicht zu Ende geladen.</translation>
    </message>
    <message>
        <source>There is no action %1.</source>
        <translation>Es gibt keine Aktion %1.</translation>
    </message>
</context>
<context>
    <name>Weekglass::SearchBox</name>
    <message>
        <source>Find a game, player, ship or id in all weeks</source>
        <translation>Spiel, Spieler, Schiff oder Id finden</translation>
    </message>
    <message>
        <source>Find anything: actions, weeks, games, players, ids</source>
        <translation>Alles finden: Aktionen, Wochen, Spiele, Spieler, Ids</translation>
    </message>
    <message>
        <source>Find actions, weeks, games, players and ids (%1)</source>
        <translation>Aktionen, Wochen, Spiele, Spieler und Ids finden (%1)</translation>
    </message>
</context>
<context>
    <name>Weekglass::SearchPage</name>
    <message>
        <source>Search again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>Suche anhalten</translation>
    </message>
    <message>
        <source>Weeks and their newest hits</source>
        <translation>Wochen und ihre neuesten Treffer</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>without unchanged ones</source>
        <translation>ohne unveränderte</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: all events</source>
        <translation>%1: alle Ereignisse</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This game has no such events.</source>
        <translation>Dieses Spiel hat keine solchen Ereignisse.</translation>
    </message>
    <message>
        <source>This game has no weeks to search.</source>
        <translation>Dieses Spiel hat keine Wochen zum Durchsuchen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n week(s) searched</source>
        <translation>
            <numerusform>%1 von %n Woche durchsucht</numerusform>
            <numerusform>%1 von %n Wochen durchsucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>searching… (Esc stops)</source>
        <translation>Suche läuft… (Esc hält an)</translation>
    </message>
    <message>
        <source>Text in payloads</source>
        <translation>Text in Nutzdaten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>game, its events</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Events that are searched</source>
        <translation>Ereignisse, die durchsucht werden</translation>
    </message>
    <message>
        <source>Search for another text</source>
        <translation>Nach einem anderen Text suchen</translation>
    </message>
    <message>
        <source>Type a text that payloads contain, and press Enter.</source>
        <translation>Eingeben, was Nutzdaten enthalten sollen, und Enter drücken.</translation>
    </message>
    <message>
        <source>Enter searches all weeks for it; %1 opens this page</source>
        <translation>Eingabe durchsucht alle Wochen danach; %1 führt hierher</translation>
    </message>
</context>
<context>
    <name>Weekglass::SearchPopup</name>
    <message>
        <source>%1
%2</source>
        <comment>what was found, what is said of it</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>Weekglass::SeriesPicture</name>
    <message>
        <source>%1; of the first %2 of %3 series by name</source>
        <comment>definition, numbers of series</comment>
        <translation>%1; von den ersten %2 von %3 Reihen nach Namen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>times</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>At %1</source>
        <comment>time</comment>
        <translation>Um %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::SnapshotList</name>
    <message>
        <source>Snapshots, newest first</source>
        <translation>Snapshots, neueste zuerst</translation>
    </message>
</context>
<context>
    <name>Weekglass::SnapshotListModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>✓ matches</source>
        <translation>✓ stimmt überein</translation>
    </message>
    <message>
        <source>✗ differs</source>
        <translation>✗ weicht ab</translation>
    </message>
    <message>
        <source>undecidable</source>
        <translation>nicht entscheidbar</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>As stored, compressed: %1 bytes</source>
        <translation>Wie gespeichert, komprimiert: %1 Bytes</translation>
    </message>
    <message>
        <source>Stored: %1
It is compared with the payload when the snapshot is opened.</source>
        <translation>Gespeichert: %1
Sie wird mit den Nutzdaten verglichen, wenn der Snapshot geöffnet wird.</translation>
    </message>
    <message>
        <source>This snapshot has no checksum.</source>
        <translation>Dieser Snapshot hat keine Prüfsumme.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Stored size</source>
        <translation>Gespeicherte Größe</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
</context>
<context>
    <name>Weekglass::SnapshotPane</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Select a snapshot to see it.</source>
        <translation>Einen Snapshot auswählen, um ihn zu sehen.</translation>
    </message>
    <message>
        <source>Arrays as tables</source>
        <translation>Arrays als Tabellen</translation>
    </message>
    <message>
        <source>History of this value</source>
        <translation>Verlauf dieses Werts</translation>
    </message>
    <message>
        <source>Mark as A to compare with</source>
        <translation>Zum Vergleichen als A markieren</translation>
    </message>
    <message>
        <source>Export changes as JSON Patch…</source>
        <translation>Änderungen als JSON Patch exportieren…</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>subject, number, time of a snapshot</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>The payload is NULL.</source>
        <translation>Die Nutzdaten sind NULL.</translation>
    </message>
    <message>
        <source>This is A itself. Select another snapshot to compare it with A.</source>
        <translation>Das ist A selbst. Einen anderen Snapshot auswählen, um ihn mit A zu vergleichen.</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>the one before it, %1</source>
        <translation>der vorige, %1</translation>
    </message>
    <message>
        <source>The payload of the snapshot before this one is NULL.</source>
        <translation>Die Nutzdaten des Snapshots vor diesem sind NULL.</translation>
    </message>
    <message>
        <source>There is no snapshot before this one.</source>
        <translation>Vor diesem Snapshot gibt es keinen.</translation>
    </message>
    <message>
        <source>Select a snapshot to mark first.</source>
        <translation>Zum Markieren zuerst einen Snapshot auswählen.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>week, snapshot</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Marked as A. Others are compared with it now, also those of other weeks.</source>
        <translation>Als A markiert. Andere werden jetzt damit verglichen, auch die anderer Wochen.</translation>
    </message>
    <message>
        <source>Select a value to see its history first.</source>
        <translation>Zuerst einen Wert auswählen, um seinen Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>There are no changes to export.</source>
        <translation>Es gibt keine Änderungen zum Exportieren.</translation>
    </message>
    <message>
        <source>Export changes as JSON Patch</source>
        <translation>Änderungen als JSON Patch exportieren</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>hint, keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Arrays of objects as tables</source>
        <translation>Arrays von Objekten als Tabellen</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The state as a picture</source>
        <translation>Der Zustand als Bild</translation>
    </message>
    <message>
        <source>Picture of the state</source>
        <translation>Bild des Zustands</translation>
    </message>
    <message>
        <source>with the hidden changes</source>
        <translation>mit den ausgeblendeten Änderungen</translation>
    </message>
    <message>
        <source>Reading the snapshot before this one…</source>
        <translation>Der Snapshot vor diesem wird gesucht…</translation>
    </message>
</context>
<context>
    <name>Weekglass::SnapshotPictures</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Length of the trail</source>
        <translation>Länge der Spur</translation>
    </message>
    <message>
        <source>Show earlier positions, from the snapshots before</source>
        <translation>Frühere Positionen aus den vorigen Snapshots zeigen</translation>
    </message>
    <message>
        <source>No trail</source>
        <translation>Keine Spur</translation>
    </message>
    <message numerus="yes">
        <source>Trail of %n snapshot(s)</source>
        <translation>
            <numerusform>Spur von %n Snapshot</numerusform>
            <numerusform>Spur von %n Snapshots</numerusform>
        </translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show all (Home)</source>
        <translation>Alles zeigen (Pos1)</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Auswahl</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier snapshot(s) drawn</source>
        <translation>
            <numerusform>%n früherer Snapshot gezeichnet</numerusform>
            <numerusform>%n frühere Snapshots gezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>Centre the selected object (End)</source>
        <translation>Das Ausgewählte in die Mitte (Ende)</translation>
    </message>
</context>
<context>
    <name>Weekglass::SnapshotStrip</name>
    <message>
        <source>Snapshots over time, by size</source>
        <translation>Snapshots im Lauf der Zeit, nach Größe</translation>
    </message>
    <message>
        <source>No snapshots, so nothing to show over time</source>
        <translation>Keine Snapshots, also nichts im Lauf der Zeit zu zeigen</translation>
    </message>
    <message>
        <source>From %1 to %2, up to %3 each</source>
        <translation>Von %1 bis %2, jeweils bis zu %3</translation>
    </message>
    <message>
        <source>%1 at %2 UTC: %3 (click to go there)</source>
        <translation>%1 am %2 UTC: %3 (ein Klick geht dorthin)</translation>
    </message>
    <message>
        <source>Snapshot size (max. %1) and density</source>
        <translation>Größe (höchstens %1) und Dichte der Zustände</translation>
    </message>
</context>
<context>
    <name>Weekglass::SnapshotsPage</name>
    <message>
        <source>Newer snapshot and its changes</source>
        <translation>Neuerer Snapshot und seine Änderungen</translation>
    </message>
    <message>
        <source>Older snapshot and its changes</source>
        <translation>Älterer Snapshot und seine Änderungen</translation>
    </message>
    <message>
        <source>Newest snapshots</source>
        <translation>Neueste Snapshots</translation>
    </message>
    <message>
        <source>Oldest snapshots</source>
        <translation>Älteste Snapshots</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Choose the subject</source>
        <translation>Den Betreff wählen</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <source>Source of snapshots</source>
        <translation>Quelle der Snapshots</translation>
    </message>
    <message>
        <source>Subject of snapshots</source>
        <translation>Betreff der Snapshots</translation>
    </message>
    <message>
        <source>This game has no snapshots.</source>
        <translation>Dieses Spiel hat keine Snapshots.</translation>
    </message>
    <message>
        <source>All subjects</source>
        <translation>Alle Betreffe</translation>
    </message>
    <message>
        <source>Select a snapshot to see it.</source>
        <translation>Einen Snapshot auswählen, um ihn zu sehen.</translation>
    </message>
    <message>
        <source>Loading… (Esc stops)</source>
        <translation>Laden… (Esc hält an)</translation>
    </message>
    <message>
        <source>Not loaded. F5 tries again.</source>
        <translation>Nicht geladen. F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>There are no snapshots in this week yet.</source>
        <translation>In dieser Woche gibt es noch keine Snapshots.</translation>
    </message>
    <message>
        <source>%1 snapshots</source>
        <translation>%1 Snapshots</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Retention…</source>
        <translation>Aufbewahrung…</translation>
    </message>
    <message>
        <source>There are no snapshots that your role may see: row security hides some.</source>
        <translation>Es gibt keine Snapshots, die Ihre Rolle sehen darf: Die Sicherheit auf Zeilenebene verbirgt manche.</translation>
    </message>
</context>
<context>
    <name>Weekglass::SqlEditor</name>
    <message>
        <source>SQL to run</source>
        <translation>Auszuführendes SQL</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>Weekglass::SqlPage</name>
    <message>
        <source>Read-only: each statement runs in a read-only transaction of its own, which is rolled back. Names need their schema; Ctrl+Space proposes what can stand at the cursor.</source>
        <translation>Nur lesen: Jede Anweisung läuft in einer eigenen Nur-Lese-Transaktion, die zurückgerollt wird. Namen brauchen ihr Schema; Strg+Leertaste schlägt vor, was am Cursor stehen kann.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Run the selection, or the statement at the cursor</source>
        <translation>Die Auswahl oder die Anweisung am Cursor ausführen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Show the server&apos;s plan without running it (EXPLAIN)</source>
        <translation>Den Plan des Servers zeigen, ohne sie auszuführen (EXPLAIN)</translation>
    </message>
    <message>
        <source>Measured plan</source>
        <translation>Gemessener Plan</translation>
    </message>
    <message>
        <source>Run it and show what each step took (EXPLAIN ANALYZE)</source>
        <translation>Es ausführen und zeigen, was jeder Schritt brauchte (EXPLAIN ANALYZE)</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>Choose the weeks that it runs on</source>
        <translation>Die Wochen wählen, auf denen es läuft</translation>
    </message>
    <message>
        <source>Time-out:</source>
        <translation>Zeitlimit:</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>The server refuses whatever would change something</source>
        <translation>Der Server lehnt alles ab, was etwas ändern würde</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Choose among the statements that were run before</source>
        <translation>Unter den zuvor ausgeführten Anweisungen wählen</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Save the text under a name, or take a saved one</source>
        <translation>Den Text unter einem Namen speichern oder einen gespeicherten nehmen</translation>
    </message>
    <message>
        <source>More rows</source>
        <translation>Mehr Zeilen</translation>
    </message>
    <message>
        <source>Run it again and keep ten times as many rows</source>
        <translation>Es erneut ausführen und zehnmal so viele Zeilen behalten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the whole result to a file, however long it is</source>
        <translation>Das ganze Ergebnis in eine Datei schreiben, wie lang es auch ist</translation>
    </message>
    <message>
        <source>Save as metric…</source>
        <translation>Als Metrik speichern…</translation>
    </message>
    <message>
        <source>Copy cells</source>
        <translation>Zellen kopieren</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Over:</source>
        <translation>Ü&amp;ber:</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>&amp;Diagramm</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>Weeks: %1</source>
        <translation>Wochen: %1</translation>
    </message>
    <message>
        <source>The metric was saved as %1. Metrics pages that are opened from now on have it.</source>
        <translation>Die Metrik wurde als %1 gespeichert. Metrikseiten, die von jetzt an geöffnet werden, haben sie.</translation>
    </message>
    <message>
        <source>Write the whole result to</source>
        <translation>Das ganze Ergebnis schreiben in</translation>
    </message>
    <message>
        <source>Running for %1 s; %2 of %3 weeks are done. (Esc stops)</source>
        <translation>Läuft seit %1 s; %2 von %3 Wochen sind fertig. (Esc hält an)</translation>
    </message>
    <message>
        <source>Running for %1 s… (Esc stops)</source>
        <translation>Läuft seit %1 s… (Esc hält an)</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 rows in %2</source>
        <translation>%1 Zeilen in %2</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>One JSON object a line (*.ndjson)</source>
        <translation>Ein JSON-Objekt je Zeile (*.ndjson)</translation>
    </message>
    <message>
        <source>Cancelled. Showing the previous result.</source>
        <translation>Abgebrochen. Gezeigt wird das vorige Ergebnis.</translation>
    </message>
    <message>
        <source>The statement gave no rows.</source>
        <translation>Die Anweisung lieferte keine Zeilen.</translation>
    </message>
    <message>
        <source>Parquet (*.parquet)</source>
        <translation>Parquet (*.parquet)</translation>
    </message>
    <message>
        <source>Add to notebook</source>
        <translation>Zum Notizbuch hinzufügen</translation>
    </message>
    <message>
        <source>Add the statement to the week&apos;s notebook as a table</source>
        <translation>Die Anweisung als Tabelle zum Notizbuch der Woche hinzufügen</translation>
    </message>
    <message>
        <source>Cancel the running statement</source>
        <translation>Die laufende Anweisung abbrechen</translation>
    </message>
    <message>
        <source>Save a query with the columns at and value as a metric of the game</source>
        <translation>Eine Abfrage mit den Spalten at und value als Metrik des Spiels behalten</translation>
    </message>
    <message>
        <source>The rows of the statement appear here.</source>
        <translation>Hier erscheinen die Zeilen einer Anweisung.</translation>
    </message>
    <message>
        <source>There are more; “More rows” reads more of them, “Export” writes all</source>
        <translation>Es gibt weitere; „Mehr Zeilen“ behält mehr davon, „Exportieren“ schreibt alle</translation>
    </message>
</context>
<context>
    <name>Weekglass::StackedChart</name>
    <message>
        <source>each series has its mean over the column&apos;s stretches of time, stacked</source>
        <translation>jede Reihe mit ihrem Mittel über die Zeitstücke der Spalte, gestapelt</translation>
    </message>
    <message>
        <source>each series has its value at the column&apos;s end, stacked; none where it has no value</source>
        <translation>jede Reihe mit ihrem Wert am Ende der Spalte, gestapelt; keine Fläche, wo sie keinen Wert hat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>series, its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message numerus="yes">
        <source>Sum of %n series: %1</source>
        <translation>
            <numerusform>Summe von %n Reihe: %1</numerusform>
            <numerusform>Summe von %n Reihen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::StageStrip</name>
    <message>
        <source>Create: makes the database and migrates it</source>
        <translation>Anlegen: legt die Datenbank an und migriert sie</translation>
    </message>
    <message>
        <source>Goes live when all its steps are done, or when a reset switches over</source>
        <translation>Wird aktiv, wenn alle ihre Schritte getan sind oder ein Reset umschaltet</translation>
    </message>
    <message>
        <source>Freeze, or reset, which does all that follows</source>
        <translation>Einfrieren, oder Reset, der alles Folgende tut</translation>
    </message>
    <message>
        <source>Archive: needs a dump that was restored and compared</source>
        <translation>Archivieren: braucht einen Dump, der wiederhergestellt und verglichen wurde</translation>
    </message>
    <message>
        <source>Drop: needs the verified archive, or a reason, and the typed name</source>
        <translation>Löschen: braucht das geprüfte Archiv oder einen Grund, und den eingegebenen Namen</translation>
    </message>
    <message>
        <source>Stages of the weeks</source>
        <translation>Stufen der Wochen</translation>
    </message>
    <message>
        <source>Show only weeks that are gone; the log remembers them</source>
        <translation>Nur Wochen zeigen, die weg sind; das Protokoll erinnert sich an sie</translation>
    </message>
    <message>
        <source>Show only these. Next: %1</source>
        <translation>Nur diese zeigen. Als Nächstes: %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::StartPage</name>
    <message>
        <source>Weekglass</source>
        <translation>Weekglass</translation>
    </message>
    <message>
        <source>Open the private server</source>
        <translation>Den privaten Server öffnen</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>Mit einem Server verbinden…</translation>
    </message>
    <message>
        <source>New week…</source>
        <translation>Neue Woche…</translation>
    </message>
    <message>
        <source>Find what happened</source>
        <translation>Finden, was geschah</translation>
    </message>
    <message>
        <source>Filter the raw events of a week, and see what each one changed.</source>
        <translation>Die Rohereignisse einer Woche filtern und sehen, was jedes änderte.</translation>
    </message>
    <message>
        <source>Open events</source>
        <translation>Ereignisse öffnen</translation>
    </message>
    <message>
        <source>Repair a game</source>
        <translation>Ein Spiel reparieren</translation>
    </message>
    <message>
        <source>Replay it play by play, roll it back with a preview, and undo that.</source>
        <translation>Zug für Zug nachspielen, mit Vorschau zurücksetzen und das zurücknehmen.</translation>
    </message>
    <message>
        <source>Open replay</source>
        <translation>Wiedergabe öffnen</translation>
    </message>
    <message>
        <source>Compare resets</source>
        <translation>Resets vergleichen</translation>
    </message>
    <message>
        <source>The same metric over several weeks, aligned at the reset.</source>
        <translation>Dieselbe Metrik über mehrere Wochen, am Reset ausgerichtet.</translation>
    </message>
    <message>
        <source>Compare weeks</source>
        <translation>Wochen vergleichen</translation>
    </message>
    <message>
        <source>Connect to a server that has a week with events.</source>
        <translation>Mit einem Server verbinden, der eine Woche mit Ereignissen hat.</translation>
    </message>
    <message>
        <source>Connect to a server that has a week with plays.</source>
        <translation>Mit einem Server verbinden, der eine Woche mit Spielzügen hat.</translation>
    </message>
    <message>
        <source>Connect to a server that has two weeks of one game.</source>
        <translation>Mit einem Server verbinden, der zwei Wochen eines Spiels hat.</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>Neuigkeiten</translation>
    </message>
    <message>
        <source>Recent weeks</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Enter or a double click opens the week at this page.</source>
        <translation>Eingabe oder Doppelklick öffnet die Woche auf dieser Seite.</translation>
    </message>
    <message>
        <source>All that is new</source>
        <translation>Alle Neuerungen</translation>
    </message>
    <message>
        <source>Shows what happened in game databases that start new every week, what changed, and how to repair it.</source>
        <translation>Blickt in Spieldatenbanken, die jede Woche neu beginnen: was geschah, was sich änderte, und wie man es repariert.</translation>
    </message>
    <message>
        <source>Starts it on this computer if needed. It has the sample weeks.</source>
        <translation>Startet ihn auf diesem Rechner, falls er nicht läuft. Dort liegen Beispielwochen.</translation>
    </message>
    <message>
        <source>Creates a week of a game, with sample data if you like.</source>
        <translation>Legt eine Woche eines Spiels an, auf Wunsch mit Beispielinhalt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::StateChart</name>
    <message>
        <source>State over the plays</source>
        <translation>Zustand im Lauf der Spielzüge</translation>
    </message>
    <message>
        <source>Choose columns to draw</source>
        <translation>Spalten zum Zeichnen wählen</translation>
    </message>
    <message>
        <source>Choose columns to draw (Ctrl+Shift+K)</source>
        <translation>Spalten zum Zeichnen wählen (Strg+Umschalt+K)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>This log has no numbers to draw.</source>
        <translation>Dieses Protokoll hat keine Zahlen zum Zeichnen.</translation>
    </message>
    <message>
        <source>No columns are chosen.</source>
        <translation>Es sind keine Spalten gewählt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::StateModel</name>
    <message>
        <source>%L1 more</source>
        <translation>%L1 weitere</translation>
    </message>
    <message>
        <source>no value (NULL)</source>
        <translation>kein Wert (NULL)</translation>
    </message>
    <message>
        <source>%1 (before: %2)</source>
        <translation>%1 (vorher: %2)</translation>
    </message>
    <message>
        <source>%1, changed from %2</source>
        <translation>%1, geändert von %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>entries: %L1</source>
        <translation>Einträge: %L1</translation>
    </message>
    <message>
        <source>At play %1</source>
        <translation>Bei Spielzug %1</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Am Anfang</translation>
    </message>
</context>
<context>
    <name>Weekglass::StatePanel</name>
    <message>
        <source>&amp;Copy the value</source>
        <translation>Den Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Pin this play</source>
        <translation>Diesen Spielzug &amp;anheften</translation>
    </message>
    <message>
        <source>Compare with this play from now on (P)</source>
        <translation>Ab jetzt mit diesem Spielzug vergleichen (P)</translation>
    </message>
    <message>
        <source>State after the play; changes are marked</source>
        <translation>Zustand nach dem Spielzug; Änderungen sind gekennzeichnet</translation>
    </message>
</context>
<context>
    <name>Weekglass::StatePicture</name>
    <message>
        <source>Nothing in this state has a place in the picture.</source>
        <translation>Nichts in diesem Zustand hat einen Platz im Bild.</translation>
    </message>
    <message>
        <source>%1 (selected)</source>
        <translation>%1 (ausgewählt)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nichts zu zeigen</translation>
    </message>
</context>
<context>
    <name>Weekglass::StepStrip</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>Weekglass::StepsTree</name>
    <message>
        <source>stopped here</source>
        <translation>hier angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>Weekglass::TableCellDialog</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>empty: that of the report</source>
        <translation>leer: der des Berichts</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>A statement that reads</source>
        <translation>Eine Anweisung, die liest</translation>
    </message>
    <message>
        <source>&amp;Title:</source>
        <translation>&amp;Titel:</translation>
    </message>
    <message>
        <source>&amp;Rows of:</source>
        <translation>&amp;Zeilen aus:</translation>
    </message>
    <message>
        <source>&amp;SQL:</source>
        <translation>&amp;SQL:</translation>
    </message>
    <message>
        <source>&amp;At most, rows:</source>
        <translation>&amp;Höchstens, Zeilen:</translation>
    </message>
    <message>
        <source>Write the statement, or choose a report.</source>
        <translation>Schreiben Sie die Anweisung oder wählen Sie einen Bericht.</translation>
    </message>
</context>
<context>
    <name>Weekglass::TableEffectModel</name>
    <message>
        <source>by cascades or triggers only</source>
        <translation>nur durch Kaskaden oder Trigger</translation>
    </message>
    <message>
        <source>with what cascades and triggers do</source>
        <translation>samt dem, was Kaskaden und Trigger tun</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>column, its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>gone, before, after or added; the row</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s); see “All by name”</source>
        <translation>
            <numerusform>%n weitere Zeile; siehe „Alle mit Namen“</numerusform>
            <numerusform>%n weitere Zeilen; siehe „Alle mit Namen“</numerusform>
        </translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
</context>
<context>
    <name>Weekglass::TablesPage</name>
    <message>
        <source>Find a table</source>
        <translation>Tabelle finden</translation>
    </message>
    <message>
        <source>Show the picture of the schema</source>
        <translation>Bild des Schemas zeigen</translation>
    </message>
    <message>
        <source>Count exactly</source>
        <translation>Genau zählen</translation>
    </message>
    <message>
        <source>Largest key first</source>
        <translation>Größter Schlüssel zuerst</translation>
    </message>
    <message>
        <source>The tables could not be read. F5 tries again.</source>
        <translation>Die Tabellen ließen sich nicht lesen. F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>There are no tables in this week yet.</source>
        <translation>In dieser Woche gibt es noch keine Tabellen.</translation>
    </message>
    <message>
        <source>There is no table “%1” in this week.</source>
        <translation>In dieser Woche gibt es keine Tabelle „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>A picture of %n table(s) cannot be read.</source>
        <translation>
            <numerusform>Ein Bild mit %n Tabelle ist nicht lesbar.</numerusform>
            <numerusform>Ein Bild mit %n Tabellen ist nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list has them all.</source>
        <translation>Die Liste enthält alle.</translation>
    </message>
    <message>
        <source>Select a row to see all of it.</source>
        <translation>Eine Zeile auswählen, um sie ganz zu sehen.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>die ersten %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>in the order of %1</source>
        <translation>in der Reihenfolge von %1</translation>
    </message>
    <message>
        <source>Counting… (Esc stops)</source>
        <translation>Zählen… (Esc hält an)</translation>
    </message>
    <message>
        <source>Loading… (Esc stops)</source>
        <translation>Laden… (Esc hält an)</translation>
    </message>
    <message>
        <source>Not loaded. F5 tries again.</source>
        <translation>Nicht geladen. F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>No row matches the filter.</source>
        <translation>Keine Zeile passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>There are no rows that this role may see: row security may hide some.</source>
        <translation>Es gibt keine Zeilen, die diese Rolle sehen darf: Die Sicherheit auf Zeilenebene verbirgt vielleicht welche.</translation>
    </message>
    <message>
        <source>There are no rows in this table.</source>
        <translation>In dieser Tabelle gibt es keine Zeilen.</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>One JSON object a line (*.ndjson)</source>
        <translation>Ein JSON-Objekt je Zeile (*.ndjson)</translation>
    </message>
    <message>
        <source>Parquet (*.parquet)</source>
        <translation>Parquet (*.parquet)</translation>
    </message>
    <message>
        <source>$1: the OID of %1</source>
        <translation>$1: die OID von %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>Zeilen zeigen</translation>
    </message>
    <message>
        <source>Show columns</source>
        <translation>Spalten zeigen</translation>
    </message>
    <message>
        <source>Show keys and indexes</source>
        <translation>Schlüssel und Indizes zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Last rows</source>
        <translation>Letzte Zeilen</translation>
    </message>
    <message>
        <source>Write a condition</source>
        <translation>Bedingung eingeben</translation>
    </message>
    <message>
        <source>Only rows with this value</source>
        <translation>Nur Zeilen mit diesem Wert</translation>
    </message>
    <message>
        <source>Show SQL</source>
        <translation>SQL zeigen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Keys and indexes</source>
        <translation>Schlüssel und Indizes</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Go along a foreign key</source>
        <translation>Einem Fremdschlüssel folgen</translation>
    </message>
    <message>
        <source>Only rows where %1</source>
        <translation>Nur Zeilen mit %1</translation>
    </message>
    <message>
        <source>Select a cell whose value is shown whole.</source>
        <translation>Eine Zelle auswählen, deren Wert ganz gezeigt wird.</translation>
    </message>
    <message>
        <source>a table, or NULL for all</source>
        <translation>eine Tabelle, oder NULL für alle</translation>
    </message>
    <message>
        <source>Write the rows to</source>
        <translation>Zeilen schreiben nach</translation>
    </message>
    <message>
        <source>Write the picture to</source>
        <translation>Bild schreiben nach</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>View of the table</source>
        <translation>Ansicht der Tabelle</translation>
    </message>
    <message>
        <source>SQL of these rows</source>
        <translation>SQL dieser Zeilen</translation>
    </message>
    <message>
        <source>Write these rows to</source>
        <translation>Diese Zeilen schreiben nach</translation>
    </message>
</context>
<context>
    <name>Weekglass::TaskDialog</name>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>required: it is kept in the log</source>
        <translation>erforderlich: wird im Protokoll aufbewahrt</translation>
    </message>
    <message>
        <source>Working… Escape asks the server to stop.</source>
        <translation>In Arbeit… Esc bittet den Server anzuhalten.</translation>
    </message>
    <message>
        <source>It is done.</source>
        <translation>Es ist erledigt.</translation>
    </message>
    <message>
        <source>The server&apos;s log lacks this: %1</source>
        <translation>Im Protokoll des Servers fehlt dies: %1</translation>
    </message>
    <message>
        <source>Preparing the preview…</source>
        <translation>Es wird nachgesehen, was zu tun ist…</translation>
    </message>
</context>
<context>
    <name>Weekglass::TaskModel</name>
    <message>
        <source>not repeated</source>
        <translation>nicht wiederholt</translation>
    </message>
    <message>
        <source>not scheduled</source>
        <translation>nicht eingeplant</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>Job %1 of pg_cron, at “%2”: %3</source>
        <translation>Job %1 von pg_cron, um „%2“: %3</translation>
    </message>
    <message>
        <source>never ran yet</source>
        <translation>lief noch nie</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>under way, or cut off</source>
        <translation>im Gange oder abgebrochen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>Jetzt fällig</translation>
    </message>
    <message>
        <source>Last run (UTC)</source>
        <translation>Letzter Lauf (UTC)</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Next run (UTC)</source>
        <translation>Nächster Lauf (UTC)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 (pg_cron)</source>
        <comment>how a scheduled run ended</comment>
        <translation>%1 (pg_cron)</translation>
    </message>
</context>
<context>
    <name>Weekglass::TextCellDialog</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source># A heading

Words that are **strong** or *stressed*.

- a list</source>
        <translation># Eine Überschrift

Wörter, die **fett** oder *betont* sind.

- eine Liste</translation>
    </message>
    <message>
        <source>&amp;Markdown:</source>
        <translation>&amp;Markdown:</translation>
    </message>
    <message>
        <source>Write a text.</source>
        <translation>Schreiben Sie, was der Text sagt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ThresholdsDialog</name>
    <message>
        <source>Thresholds</source>
        <translation>Schwellenwerte</translation>
    </message>
    <message>
        <source>From where on a figure is a warning, and critical; null: never. Kept for this server on this computer, for the window and weekglassctl.</source>
        <translation>Ab wo eine Kennzahl eine Warnung ist und ab wo kritisch; null: nie. Für diesen Server auf diesem Rechner aufbewahrt, für das Fenster und weekglassctl.</translation>
    </message>
    <message>
        <source>Limits as JSON</source>
        <translation>Grenzen als JSON</translation>
    </message>
    <message>
        <source>the thresholds</source>
        <translation>die Schwellenwerte</translation>
    </message>
</context>
<context>
    <name>Weekglass::TimelineStrip</name>
    <message>
        <source>Events over time</source>
        <translation>Ereignisse im Lauf der Zeit</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>%1 events from %2 to %3</source>
        <translation>%1 Ereignisse von %2 bis %3</translation>
    </message>
    <message>
        <source>No events, so no timeline</source>
        <translation>Keine Ereignisse, also keine Zeitleiste</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>ungefähr</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <source>approximate, counting…</source>
        <translation>ungefähr, wird gezählt…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2 UTC: %3 events</source>
        <translation>%1 bis %2 UTC: %3 Ereignisse</translation>
    </message>
    <message>
        <source>Reading the times…</source>
        <translation>Die Zeiten werden angesehen…</translation>
    </message>
</context>
<context>
    <name>Weekglass::TokenDialog</name>
    <message>
        <source>There is no keychain on this desktop.</source>
        <translation>Dieser Desktop hat keinen Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>Weekglass::TokenPane</name>
    <message>
        <source>Token…</source>
        <translation>Token…</translation>
    </message>
    <message>
        <source>from the keychain</source>
        <translation>aus dem Schlüsselbund</translation>
    </message>
    <message>
        <source>given now</source>
        <translation>jetzt angegeben</translation>
    </message>
    <message>
        <source>The token is in the keychain.</source>
        <translation>Das Token ist im Schlüsselbund.</translation>
    </message>
    <message>
        <source>The token is forgotten.</source>
        <translation>Das Token ist vergessen.</translation>
    </message>
    <message>
        <source>Token %1, not tried yet.</source>
        <translation>Token %1, noch nicht ausprobiert.</translation>
    </message>
    <message>
        <source>Token %1, accepted.</source>
        <translation>Token %1, angenommen.</translation>
    </message>
    <message>
        <source>The token is of an earlier reset. Register again and give the new one.</source>
        <translation>Das Token gehört zu einem früheren Reset. Neu registrieren und das neue angeben.</translation>
    </message>
    <message>
        <source>The API does not accept the token. Give another one.</source>
        <translation>Die API nimmt das Token nicht an. Ein anderes angeben.</translation>
    </message>
    <message>
        <source>A token from the keychain is used, if it has one.</source>
        <translation>Ein Token aus dem Schlüsselbund wird benutzt, wenn er eines hat.</translation>
    </message>
    <message>
        <source>No token: only requests that need none are sent.</source>
        <translation>Kein Token: Nur Anfragen, die keines brauchen, werden gesendet.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ToldChangesModel</name>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
</context>
<context>
    <name>Weekglass::ToldRowsModel</name>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>the first and the last of some rows</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of rows</comment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is removed or comes back, how many</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
</context>
<context>
    <name>Weekglass::TrustDialog</name>
    <message>
        <source>Files of “%1” changed since you trusted them. Nothing of them runs until you trust them again.</source>
        <translation>Dateien von „%1“ haben sich geändert, seit ihnen vertraut wurde. Nichts davon wird ausgeführt, bis ihnen wieder vertraut wird.</translation>
    </message>
    <message>
        <source>“%1” does not ship with Weekglass. Its SQL runs with your rights on every server that you use it on. Nothing of it runs until you trust it.</source>
        <translation>„%1“ wird nicht mit Weekglass mitgeliefert. Sein SQL läuft mit den eigenen Rechten auf jedem Server, auf dem es verwendet wird. Nichts davon wird ausgeführt, bis ihm vertraut wird.</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
    <message>
        <source>Nothing in it is known to reach outside of the week&apos;s database. That is no proof.</source>
        <translation>Von nichts darin ist bekannt, dass es aus der Datenbank der Woche hinausreicht. Das ist kein Beweis.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) reach outside of the week&apos;s database, or cannot be seen into:</source>
        <translation>
            <numerusform>%n Stelle reicht aus der Datenbank der Woche hinaus oder lässt sich nicht einsehen:</numerusform>
            <numerusform>%n Stellen reichen aus der Datenbank der Woche hinaus oder lassen sich nicht einsehen:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s):</source>
        <translation>
            <numerusform>%n Datei:</numerusform>
            <numerusform>%n Dateien:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::TrustedOwnersDialog</name>
    <message>
        <source>Reading the owners…</source>
        <translation>Die Eigentümer werden gelesen…</translation>
    </message>
    <message>
        <source>No such role owns anything here: nobody has to be trusted.</source>
        <translation>Keiner solchen Rolle gehört hier etwas: Es muss niemandem vertraut werden.</translation>
    </message>
    <message>
        <source>You are connected as %1. Kept for this server and these names, on this computer.</source>
        <translation>Verbunden als %1. Gilt für diesen Server und diese Namen, auf diesem Rechner aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>Weekglass::UsersTable</name>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>prepared transaction</source>
        <translation>vorbereitete Transaktion</translation>
    </message>
    <message>
        <source>replication slot</source>
        <translation>Replikationsslot</translation>
    </message>
    <message>
        <source>subscription</source>
        <translation>Subskription</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>%1, blocks</source>
        <translation>%1, blockiert</translation>
    </message>
</context>
<context>
    <name>Weekglass::VacuumModel</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows, limit</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Changed rows</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Vacuumed (UTC)</source>
        <translation>VACUUM (UTC)</translation>
    </message>
    <message>
        <source>Analyzed (UTC)</source>
        <translation>ANALYZE (UTC)</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>Rows, and the number at which the server cleans up by itself</source>
        <translation>Zeilen, und die Anzahl, ab der der Server von selbst aufräumt</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::VerifyDialog</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Verify snapshots of %1</source>
        <translation>Snapshots von %1 prüfen</translation>
    </message>
    <message>
        <source>Verifying… (Esc stops)</source>
        <translation>Prüfung läuft… (Esc hält an)</translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) verified:</source>
        <translation>
            <numerusform>%n Snapshot geprüft:</numerusform>
            <numerusform>%n Snapshots geprüft:</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is wrong.</source>
        <translation>nichts ist falsch.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s). Return shows a snapshot.</source>
        <translation>
            <numerusform>%n Befund. Eingabe zeigt den Snapshot.</numerusform>
            <numerusform>%n Befunde. Eingabe zeigt einen Snapshot.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation>Die ersten %1 sind aufgeführt.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed by it.</source>
        <translation>Angehalten. Nichts wurde dadurch geändert.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
</context>
<context>
    <name>Weekglass::VerifyPane</name>
    <message>
        <source>Verify this game</source>
        <translation>Dieses Spiel prüfen</translation>
    </message>
    <message>
        <source>Verify all games</source>
        <translation>Alle Spiele prüfen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Divergences</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielzug</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>By the plays</source>
        <translation>Laut Spielzügen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>This log cannot be verified: its game has no query for it.</source>
        <translation>Dieses Protokoll lässt sich nicht prüfen: Das Spiel hat keine Abfrage dafür.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n divergence(s).</source>
        <translation>
            <numerusform>%1: %n Abweichung.</numerusform>
            <numerusform>%1: %n Abweichungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying %1…</source>
        <translation>%1 wird geprüft…</translation>
    </message>
    <message>
        <source>All %L1 games agree with their plays.</source>
        <translation>Alle %L1 Spiele stimmen mit ihren Spielzügen überein.</translation>
    </message>
    <message>
        <source>%L1 of %L2 games do not agree with their plays; the first divergence of each:</source>
        <translation>%L1 von %L2 Spielen stimmen nicht mit ihren Spielzügen überein; jeweils die erste Abweichung:</translation>
    </message>
    <message>
        <source>Verifying all games…</source>
        <translation>Alle Spiele werden geprüft…</translation>
    </message>
    <message>
        <source>Verifying: %L1 of %L2 games…</source>
        <translation>Prüfung: %L1 von %L2 Spielen…</translation>
    </message>
    <message>
        <source>%1: the stored states agree with the plays.</source>
        <translation>%1: Die gespeicherten Zustände stimmen mit den Spielzügen überein.</translation>
    </message>
    <message>
        <source>Stopped; the findings until then are below.</source>
        <translation>Angehalten; die Befunde bis dahin stehen unten.</translation>
    </message>
    <message>
        <source>Recomputes states from the plays and compares them with the stored ones.</source>
        <translation>Berechnet Zustände aus den Spielzügen neu und vergleicht sie mit den gespeicherten.</translation>
    </message>
</context>
<context>
    <name>Weekglass::ViewAsDialog</name>
    <message>
        <source>%1 — %2</source>
        <comment>name, id</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name and id, detail</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name or id</source>
        <translation>Name oder Id</translation>
    </message>
    <message>
        <source>View as player</source>
        <translation>Als Spieler ansehen</translation>
    </message>
    <message>
        <source>The week is read with the role %1 and with %2 set to the player&apos;s id, and only read. It shows the rows that the game&apos;s policies let this player see.</source>
        <translation>Die Woche wird mit der Rolle %1 gelesen, wobei %2 auf die Id des Spielers gesetzt ist, und nur gelesen. Zu sehen sind die Zeilen, die die Policies des Spiels diesen Spieler sehen lassen.</translation>
    </message>
    <message>
        <source>Player&apos;s name or id</source>
        <translation>Name oder Id des Spielers</translation>
    </message>
    <message>
        <source>Players</source>
        <translation>Spieler</translation>
    </message>
    <message>
        <source>&amp;View as this player</source>
        <translation>Als diesen Spieler &amp;ansehen</translation>
    </message>
    <message>
        <source>Reading the players…</source>
        <translation>Die Spieler werden gelesen…</translation>
    </message>
    <message>
        <source>No player has this name or id.</source>
        <translation>Kein Spieler hat diesen Namen oder diese Id.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n of them; type more of the name or the id.</source>
        <translation>
            <numerusform>Nur %n davon; mehr vom Namen oder der Id eingeben.</numerusform>
            <numerusform>Die ersten %n davon; mehr vom Namen oder der Id eingeben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n player(s)</source>
        <translation>
            <numerusform>%n Spieler</numerusform>
            <numerusform>%n Spieler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekDialogs</name>
    <message>
        <source>Archive · %1</source>
        <translation>Archiv · %1</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekHitsModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>not searched</source>
        <translation>nicht durchsucht</translation>
    </message>
    <message>
        <source>Week, time</source>
        <translation>Woche, Zeit</translation>
    </message>
    <message>
        <source>Events, kind</source>
        <translation>Ereignisse, Art</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekLogModel</name>
    <message>
        <source>under way, or cut off</source>
        <translation>im Gange oder abgebrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Operation %1</source>
        <translation>Vorgang %1</translation>
    </message>
    <message>
        <source>Database OID %1, server %2</source>
        <translation>Datenbank-OID %1, Server %2</translation>
    </message>
    <message>
        <source>By %1 as database user %2, from %3</source>
        <translation>Durch %1 als Datenbankbenutzer %2, von %3</translation>
    </message>
    <message>
        <source>the server itself</source>
        <translation>dem Server selbst</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Begun (UTC)</source>
        <translation>Begonnen (UTC)</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Letzter Schritt</translation>
    </message>
    <message>
        <source>create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>migrate</source>
        <translation>Migrieren</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>thaw</source>
        <translation>Auftauen</translation>
    </message>
    <message>
        <source>archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>alembic</source>
        <translation>Alembic</translation>
    </message>
    <message>
        <source>backfill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>not-null</source>
        <translation>NOT NULL</translation>
    </message>
    <message>
        <source>keep history</source>
        <translation>Verlauf bewahren</translation>
    </message>
    <message>
        <source>carry over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>switch over</source>
        <translation>Umschalten</translation>
    </message>
    <message>
        <source>make</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>detach</source>
        <translation>Ablösen</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>rollback</source>
        <translation>zurücksetzen</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>erneut zurücksetzen</translation>
    </message>
    <message>
        <source>undo rollback</source>
        <translation>Zurücksetzung rückgängig machen</translation>
    </message>
    <message>
        <source>purge</source>
        <translation>bereinigen</translation>
    </message>
    <message>
        <source>import</source>
        <translation>importieren</translation>
    </message>
    <message>
        <source>prune</source>
        <translation>ausdünnen</translation>
    </message>
    <message>
        <source>recover</source>
        <translation>wiederherstellen</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bearbeiter</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>move</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>reindex</source>
        <translation>REINDEX</translation>
    </message>
    <message>
        <source>vacuum</source>
        <translation>VACUUM</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>zurückgeholt</translation>
    </message>
    <message>
        <source>undo recover</source>
        <translation>Wiederherstellung rückgängig</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekLogPage</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Find a week</source>
        <translation>Eine Woche finden</translation>
    </message>
    <message>
        <source>Only of weeks named</source>
        <translation>Nur von Wochen mit Namen</translation>
    </message>
    <message>
        <source>Only this kind</source>
        <translation>Nur diese Art</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Operations on weeks</source>
        <translation>Vorgänge an Wochen</translation>
    </message>
    <message>
        <source>All that is known of it</source>
        <translation>Alles, was darüber bekannt ist</translation>
    </message>
    <message>
        <source>Select a line to read all that is known of it.</source>
        <translation>Eine Zeile auswählen, um alles zu lesen, was darüber bekannt ist.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n Vorgang</numerusform>
            <numerusform>%n Vorgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Weeks named…</source>
        <translation>Wochen mit Namen…</translation>
    </message>
    <message>
        <source>Export the shown operations</source>
        <translation>Die gezeigten Vorgänge exportieren</translation>
    </message>
    <message>
        <source>Only of weeks whose names hold this</source>
        <translation>Nur von Wochen, deren Namen dies enthalten</translation>
    </message>
    <message>
        <source>No operation fits the filter.</source>
        <translation>Kein Vorgang passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing was done to the weeks of this server yet.</source>
        <translation>An den Wochen dieses Servers wurde noch nichts getan.</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekPage</name>
    <message>
        <source>The rows that are loaded stay readable.</source>
        <translation>Die geladenen Zeilen bleiben lesbar.</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekRankChart</name>
    <message>
        <source>Ranks over weeks</source>
        <translation>Ränge über Wochen</translation>
    </message>
    <message>
        <source>%1: ranks by %2</source>
        <comment>metric, which of its values</comment>
        <translation>%1: Ränge nach %2</translation>
    </message>
    <message>
        <source>%1, n = %2</source>
        <comment>week, number of series</comment>
        <translation>%1, n = %2</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <comment>rank, series, its value</comment>
        <translation>%1. %2: %3</translation>
    </message>
    <message>
        <source>Ranks of “%1”, n = %2 series: the greatest value is first, equal values share a place. %3</source>
        <translation>Ränge von „%1“, n = %2 Reihen: der größte Wert ist der erste, gleiche Werte teilen sich einen Platz. %3</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekRankPane</name>
    <message>
        <source>Metric whose series are ranked</source>
        <translation>Metrik, deren Reihen gereiht werden</translation>
    </message>
    <message>
        <source>No metric of these weeks has several series to rank.</source>
        <translation>Keine Metrik dieser Wochen hat mehrere Reihen zum Einreihen.</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekTab</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what it shows, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>w%1</source>
        <comment>week of the year</comment>
        <translation>W%1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>game, its week</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 does not read as a player: go back to all rows</source>
        <translation>%1 liest nicht als Spieler: zurück zu allen Zeilen</translation>
    </message>
    <message>
        <source>Show a&amp;ll…</source>
        <translation>A&amp;lle zeigen…</translation>
    </message>
    <message>
        <source>Loo&amp;k again</source>
        <translation>Er&amp;neut ansehen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Missing in this database for %1: %2. The rest works.</source>
        <translation>In dieser Datenbank fehlt für %1: %2. Alles Übrige funktioniert.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>part of a game, what is missing for it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Missing in %1</source>
        <translation>Was in %1 fehlt</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeeksModel</name>
    <message>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>kein Zugriff</translation>
    </message>
    <message>
        <source>not migrated</source>
        <translation>nicht migriert</translation>
    </message>
    <message>
        <source>v%1</source>
        <translation>v%1</translation>
    </message>
    <message numerus="yes">
        <source>v%1, %n behind</source>
        <translation>
            <numerusform>v%1, %n zurück</numerusform>
            <numerusform>v%1, %n zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>v%1, differs</source>
        <translation>v%1, weicht ab</translation>
    </message>
    <message>
        <source>Alembic %1</source>
        <translation>Alembic %1</translation>
    </message>
    <message>
        <source>no weeks</source>
        <translation>keine Wochen</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 w%2</source>
        <translation>%1 w%2</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>no events</source>
        <translation>keine Ereignisse</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Eigentümer: %1</translation>
    </message>
    <message>
        <source>Last event: %1</source>
        <translation>Letztes Ereignis: %1</translation>
    </message>
    <message>
        <source>An interrupted CREATE or DROP DATABASE left it; it can only be dropped.</source>
        <translation>Ein unterbrochenes CREATE oder DROP DATABASE hat sie hinterlassen; sie lässt sich nur noch löschen.</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Last event (UTC)</source>
        <translation>Letztes Ereignis (UTC)</translation>
    </message>
    <message>
        <source>not trusted yet</source>
        <translation>Vertrauen fehlt noch</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>MMM d, HH:mm</source>
        <translation>d.M. HH:mm</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>last event, size</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>im Rückstand</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>Schema: %1</source>
        <translation>Schema: %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>Pinned · %1</source>
        <translation>Angeheftet · %1</translation>
    </message>
    <message>
        <source>another one has its name</source>
        <translation>eine andere trägt ihren Namen</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>Other databases · %1</source>
        <translation>Andere Datenbanken · %1</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s)</source>
        <translation>
            <numerusform>%n Datenbank</numerusform>
            <numerusform>%n Datenbanken</numerusform>
        </translation>
    </message>
    <message>
        <source>only read</source>
        <translation>nur lesend</translation>
    </message>
    <message>
        <source>no week</source>
        <translation>keine Woche</translation>
    </message>
    <message>
        <source>Opened as %1, by choice: it is no week.</source>
        <translation>Auf Wunsch als %1 geöffnet: Sie ist keine Woche.</translation>
    </message>
    <message>
        <source>The database that was opened is gone, and another one was created under its name. Open that one with Server ▸ Open database as….</source>
        <translation>Die geöffnete Datenbank ist verschwunden, und unter ihrem Namen wurde eine andere angelegt. Diese mit Server ▸ Datenbank öffnen als… öffnen.</translation>
    </message>
    <message>
        <source>Its game is not trusted yet, so only its name is read. See Server ▸ Trust games….</source>
        <translation>Ihrem Spiel wird noch nicht vertraut, deshalb wird außer ihrem Namen nichts angesehen. Siehe Server ▸ Spielen vertrauen….</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>Weekglass::WeeksPanel</name>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Find a week</source>
        <translation>Eine Woche finden</translation>
    </message>
    <message>
        <source>Games and their weeks</source>
        <translation>Spiele und ihre Wochen</translation>
    </message>
    <message>
        <source>Looking for weeks…</source>
        <translation>Wochen werden gesucht…</translation>
    </message>
    <message>
        <source>Part of its name, such as 2025_w01</source>
        <translation>Teil ihres Namens, etwa 2025_w01</translation>
    </message>
    <message>
        <source>its game is not trusted yet</source>
        <translation>ihrem Spiel wird noch nicht vertraut</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>This server has no weeks.</source>
        <translation>Dieser Server hat keine Wochen.</translation>
    </message>
    <message>
        <source>New week…</source>
        <translation>Neue Woche…</translation>
    </message>
    <message>
        <source>No week has this name.</source>
        <translation>Keine Woche heißt so.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
</context>
<context>
    <name>Weekglass::WhoseRows</name>
    <message>
        <source>Viewing as a player</source>
        <translation>Ansicht als Spieler</translation>
    </message>
    <message>
        <source>%1: only rows that row security lets this player see (role %2). Nothing is changed here.</source>
        <translation>%1: nur Zeilen, die die Sicherheit auf Zeilenebene diesen Spieler sehen lässt (Rolle %2). Hier wird nichts geändert.</translation>
    </message>
    <message>
        <source>Back to all rows</source>
        <translation>Zurück zu allen Zeilen</translation>
    </message>
</context>
<context>
    <name>Weekglass::WindowLook</name>
    <message>
        <source>Like the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
</context>
<context>
    <name>Weekglass::WindowSession</name>
    <message>
        <source>Not opened again: %1</source>
        <translation>Nicht wieder geöffnet: %1</translation>
    </message>
</context>
<context>
    <name>Weeks</name>
    <message>
        <source>There is no database of this name.</source>
        <translation>Es gibt keine Datenbank dieses Namens.</translation>
    </message>
    <message>
        <source>Refresh the list of weeks: it was dropped or renamed.</source>
        <translation>Die Liste der Wochen aktualisieren: Die Datenbank wurde gelöscht oder umbenannt.</translation>
    </message>
    <message>
        <source>Another database has this name now; it was left alone.</source>
        <translation>Eine andere Datenbank trägt jetzt diesen Namen; sie wurde in Ruhe gelassen.</translation>
    </message>
    <message>
        <source>Refresh the list of weeks.</source>
        <translation>Die Liste der Wochen aktualisieren.</translation>
    </message>
    <message>
        <source>Somebody is in the database still whom your role may not send away: %1.</source>
        <translation>Jemand ist noch in der Datenbank, den die eigene Rolle nicht wegschicken darf: %1.</translation>
    </message>
    <message>
        <source>Somebody is in the database still and could not be sent away: %1.</source>
        <translation>Es ist noch jemand in der Datenbank, der nicht weggeschickt werden konnte: %1.</translation>
    </message>
    <message>
        <source>End these yourself, or connect as a role that may, and try again.</source>
        <translation>Diese selbst beenden, oder mit einer Rolle verbinden, die das darf, und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Cancelled while waiting for a lock.</source>
        <translation>Beim Warten auf eine Sperre abgebrochen.</translation>
    </message>
    <message>
        <source>The log weekglass.week_log belongs to a role that is neither yours nor an administrator&apos;s; writing into it could run that role&apos;s code.</source>
        <translation>Das Protokoll weekglass.week_log gehört einer Rolle, die weder die eigene noch die eines Administrators ist; ein Eintrag könnte Code dieser Rolle ausführen.</translation>
    </message>
    <message>
        <source>Nothing is done to a week that cannot be written down. Ask an administrator for the right to create the schema weekglass in this database.</source>
        <translation>An einer Woche wird nichts getan, was sich nicht festhalten lässt. Einen Administrator um das Recht bitten, in dieser Datenbank das Schema weekglass anzulegen.</translation>
    </message>
    <message>
        <source>The typed text is not the confirmation; nothing was done.</source>
        <translation>Der eingegebene Text ist nicht die Bestätigung; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Type exactly: %1</source>
        <translation>Genau das eingeben: %1</translation>
    </message>
    <message>
        <source>The server does not list this database.</source>
        <translation>Der Server führt diese Datenbank nicht auf.</translation>
    </message>
    <message>
        <source>It was renamed or dropped meanwhile. Refresh the list of weeks.</source>
        <translation>Sie wurde inzwischen umbenannt oder gelöscht. Die Liste der Wochen aktualisieren.</translation>
    </message>
    <message>
        <source>This is another server than before.</source>
        <translation>Das ist ein anderer Server als zuvor.</translation>
    </message>
    <message>
        <source>This database is %1, not %2.</source>
        <translation>Diese Datenbank ist %1, nicht %2.</translation>
    </message>
    <message>
        <source>The database was dropped and created again: it holds other data than the one that was opened.</source>
        <translation>Die Datenbank wurde gelöscht und neu angelegt: Sie enthält andere Daten als die geöffnete.</translation>
    </message>
    <message>
        <source>Expected server %1, oid %2; found server %3, oid %4.</source>
        <translation>Erwartet: Server %1, OID %2; gefunden: Server %3, OID %4.</translation>
    </message>
    <message>
        <source>Somebody else is creating, resetting or dropping this week.</source>
        <translation>Jemand anderes legt diese Woche gerade an, setzt sie zurück oder löscht sie.</translation>
    </message>
    <message>
        <source>Wait until they are done, refresh the list of weeks, and try again.</source>
        <translation>Warten, bis das beendet ist, die Liste der Wochen aktualisieren und erneut versuchen.</translation>
    </message>
    <message>
        <source>“%1” is not a link of Weekglass.</source>
        <translation>„%1“ ist kein Link von Weekglass.</translation>
    </message>
    <message>
        <source>Copy it again: a link begins with weekglass://week/, weekglass://game/ or weekglass://server/.</source>
        <translation>Ihn noch einmal kopieren: Ein Link beginnt mit weekglass://week/, weekglass://game/ oder weekglass://server/.</translation>
    </message>
    <message>
        <source>Without pg_cron, let the computer&apos;s own scheduler run “weekglassctl maintenance run”.</source>
        <translation>Ohne pg_cron den Zeitplaner des Rechners „weekglassctl maintenance run“ ausführen lassen.</translation>
    </message>
    <message>
        <source>The server has not loaded pg_cron (shared_preload_libraries).</source>
        <translation>Der Server hat pg_cron nicht geladen (shared_preload_libraries).</translation>
    </message>
    <message>
        <source>The extension is not in the database %1 yet: CREATE EXTENSION pg_cron.</source>
        <translation>Die Erweiterung ist noch nicht in der Datenbank %1: CREATE EXTENSION pg_cron.</translation>
    </message>
    <message>
        <source>Your role may not use pg_cron: GRANT USAGE ON SCHEMA cron.</source>
        <translation>Die eigene Rolle darf pg_cron nicht verwenden: GRANT USAGE ON SCHEMA cron.</translation>
    </message>
    <message>
        <source>There is no job %1 that works in this database.</source>
        <translation>Es gibt keinen Job %1, der in dieser Datenbank arbeitet.</translation>
    </message>
    <message>
        <source>This week was made without the roles of its game.</source>
        <translation>Diese Woche wurde ohne die Rollen ihres Spiels angelegt.</translation>
    </message>
    <message>
        <source>The roles belong to weeks whose database is owned by %1.</source>
        <translation>Die Rollen gehören zu Wochen, deren Datenbank %1 gehört.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>tables</comment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Row security hides rows of %1 from you (role %2).</source>
        <translation>Die Sicherheit auf Zeilenebene verbirgt Zeilen von %1 (Rolle %2).</translation>
    </message>
    <message>
        <source>no table or view %1</source>
        <translation>keine Tabelle oder Sicht %1</translation>
    </message>
    <message>
        <source>no right to read %1</source>
        <translation>kein Recht, %1 zu lesen</translation>
    </message>
    <message>
        <source>no function %1</source>
        <translation>keine Funktion %1</translation>
    </message>
    <message>
        <source>no right to call %1</source>
        <translation>kein Recht, %1 aufzurufen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Rollback</source>
        <translation>Rollback</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Cohorts</source>
        <translation>Kohorten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <comment>kind of a part of a game, its title</comment>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>part of a game, what is missing for it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>a template</source>
        <translation>eine Vorlage</translation>
    </message>
    <message>
        <source>an interrupted CREATE or DROP left it</source>
        <translation>Rest eines abgebrochenen CREATE oder DROP</translation>
    </message>
    <message>
        <source>it lets nobody connect</source>
        <translation>sie lässt niemanden verbinden</translation>
    </message>
    <message>
        <source>your role may not connect</source>
        <translation>die eigene Rolle darf sich nicht verbinden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>database, why it cannot be opened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>ids of players are UUIDs</source>
        <translation>Ids von Spielern sind UUIDs</translation>
    </message>
    <message>
        <source>ids of players are whole numbers</source>
        <translation>Ids von Spielern sind ganze Zahlen</translation>
    </message>
    <message>
        <source>it is empty or no text</source>
        <translation>sie ist leer oder kein Text</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name, id</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 does not say who its players are.</source>
        <translation>%1 sagt nicht, wer seine Spieler sind.</translation>
    </message>
    <message>
        <source>A game says so under “players” in its game.json.</source>
        <translation>Ein Spiel gibt das in seiner game.json unter „players“ an.</translation>
    </message>
    <message>
        <source>An id is as the list of players has it; a name is not one.</source>
        <translation>Eine Id steht so in der Liste der Spieler; ein Name ist keine.</translation>
    </message>
    <message>
        <source>“%1” is no player&apos;s id: %2.</source>
        <translation>„%1“ ist keine Id eines Spielers: %2.</translation>
    </message>
    <message>
        <source>This week has no player “%1”.</source>
        <translation>Diese Woche hat keinen Spieler „%1“.</translation>
    </message>
    <message>
        <source>The role %1, which players read as, is not there.</source>
        <translation>Die Rolle %1, mit der Spieler lesen, gibt es nicht.</translation>
    </message>
    <message>
        <source>Your role may not take the role %1, which players read as.</source>
        <translation>Die eigene Rolle darf die Rolle %1, mit der Spieler lesen, nicht annehmen.</translation>
    </message>
    <message>
        <source>Who may give it runs: %1</source>
        <translation>Wer sie vergeben darf, führt aus: %1</translation>
    </message>
    <message>
        <source>The role %1 passes row security: it would show the rows of all players.</source>
        <translation>Die Rolle %1 umgeht die Sicherheit auf Zeilenebene: Sie würde die Zeilen aller Spieler zeigen.</translation>
    </message>
    <message>
        <source>Take that from it: %1</source>
        <translation>Ihr das nehmen: %1</translation>
    </message>
    <message>
        <source>%1 is no week of %2: its name is not like %3</source>
        <translation>%1 ist keine Woche von %2: Der Name entspricht nicht %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number of a job, its name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>number of a job, its role</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>pg_cron has jobs in it that your role may not remove: %1. Let their owner or a superuser remove them (cron.unschedule).</source>
        <translation>pg_cron hat darin Jobs, die die eigene Rolle nicht entfernen darf: %1. Ihr Eigentümer oder ein Superuser soll sie entfernen (cron.unschedule).</translation>
    </message>
    <message>
        <source>All else was done. Remove these jobs with cron.unschedule: %1.</source>
        <translation>Alles andere wurde getan. Diese Jobs mit cron.unschedule entfernen: %1.</translation>
    </message>
    <message>
        <source>Process %1 blocks nobody, and waits for nobody.</source>
        <translation>Prozess %1 blockiert niemanden und wartet auf niemanden.</translation>
    </message>
    <message>
        <source>Nothing was done. List the locks again.</source>
        <translation>Nichts wurde getan. Die Sperren neu auflisten.</translation>
    </message>
    <message>
        <source>The session ends, and its open transaction is rolled back.</source>
        <translation>Die Sitzung endet, und ihre offene Transaktion wird zurückgerollt.</translation>
    </message>
    <message>
        <source>Its statement is cancelled, and the transaction fails.</source>
        <translation>Ihre Anweisung wird abgebrochen, und die Transaktion schlägt fehl.</translation>
    </message>
    <message>
        <source>Nothing to cancel: no statement runs, and its transaction keeps the locks.</source>
        <translation>Nichts abzubrechen: Es läuft keine Anweisung, und ihre Transaktion behält die Sperren.</translation>
    </message>
    <message>
        <source>Cancel the statement of process %1</source>
        <translation>Die Anweisung von Prozess %1 abbrechen</translation>
    </message>
    <message>
        <source>End the session of process %1</source>
        <translation>Die Sitzung von Prozess %1 beenden</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Waits for it</source>
        <translation>Wartet darauf</translation>
    </message>
    <message>
        <source>It is a session of Weekglass: stop the work there, if you can reach it.</source>
        <translation>Es ist eine Sitzung von Weekglass: die Arbeit dort anhalten, wenn sie erreichbar ist.</translation>
    </message>
    <message>
        <source>This is another session now; nothing was done.</source>
        <translation>Das ist jetzt eine andere Sitzung; nichts wurde getan.</translation>
    </message>
    <message>
        <source>The statement of process %1 was asked to stop.</source>
        <translation>Die Anweisung von Prozess %1 wurde gebeten aufzuhören.</translation>
    </message>
    <message>
        <source>The session of process %1 was asked to end.</source>
        <translation>Die Sitzung von Prozess %1 wurde gebeten, sich zu beenden.</translation>
    </message>
    <message>
        <source>%1 These are all such tables here, whether they are read now or not.</source>
        <translation>%1 Das sind alle solchen Tabellen hier, ob sie jetzt gelesen werden oder nicht.</translation>
    </message>
    <message>
        <source>Read the list of jobs again.</source>
        <translation>Die Liste der Jobs noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Read the current one, and confirm that.</source>
        <translation>Die jetzige ansehen und diese bestätigen.</translation>
    </message>
    <message>
        <source>%1 The log lacks this: %2</source>
        <translation>%1 Im Protokoll steht es nicht: %2</translation>
    </message>
    <message>
        <source>Ask an administrator to check it, and to take it over or remove it.</source>
        <translation>Einen Administrator bitten, es anzusehen und zu übernehmen oder zu entfernen.</translation>
    </message>
    <message>
        <source>“create --roles” makes it with a new week. In a week that the game&apos;s owner role owns: %1</source>
        <translation>„create --roles“ legt sie mit einer neuen Woche an. In einer Woche, die der Besitzerrolle des Spiels gehört: %1</translation>
    </message>
    <message>
        <source>This is the coordinator, not one of its workers.</source>
        <translation>Das ist der Koordinator, keiner seiner Worker.</translation>
    </message>
    <message>
        <source>Connect without “hostaddr”, and give each node its own address.</source>
        <translation>Ohne „hostaddr“ verbinden und jedem Knoten seine eigene Adresse geben.</translation>
    </message>
    <message>
        <source>A database %1 that is not ours exists on a worker.</source>
        <translation>Auf einem Worker gibt es eine Datenbank %1, die nicht unsere ist.</translation>
    </message>
    <message>
        <source>Nothing was done with it. See what it is, and rename or drop it there.</source>
        <translation>Mit ihr wurde nichts getan. Nachsehen, was sie ist, und sie dort umbenennen oder löschen.</translation>
    </message>
    <message>
        <source>Nothing was done. Open the week again.</source>
        <translation>Nichts wurde getan. Die Woche neu öffnen.</translation>
    </message>
</context>
<context>
    <name>WhatsNew</name>
    <message>
        <source>A tab is a week. The bar in it shows the week&apos;s pages; shortcuts act on the tab that you see.</source>
        <translation>Ein Reiter ist eine Woche. Die Leiste darin zeigt ihre Seiten; Tasten gelten dem Reiter, den man sieht.</translation>
    </message>
    <message>
        <source>Ctrl+K finds games, players, ships, ids, actions and saved filters in all weeks at once.</source>
        <translation>Strg+K findet Spiele, Spieler, Schiffe, IDs, Aktionen und gespeicherte Filter in allen Wochen zugleich.</translation>
    </message>
    <message>
        <source>History lists all that was done to a week, with receipts. The operator&apos;s name is remembered.</source>
        <translation>Die Historie zeigt mit Belegen, was mit einer Woche geschah. Der Name des Bedieners wird gemerkt.</translation>
    </message>
    <message>
        <source>Pages recover by themselves when a lost server is back.</source>
        <translation>Seiten erholen sich von selbst, wenn ein verlorener Server zurück ist.</translation>
    </message>
    <message>
        <source>A rollback shows what the players lose, in the game&apos;s own words, and takes three steps.</source>
        <translation>Ein Zurücksetzen sagt in Worten des Spiels, was die Spieler verlieren, und hat drei Schritte.</translation>
    </message>
    <message>
        <source>Open pages are open again at the next start. Links (Ctrl+Shift+L) open the same place.</source>
        <translation>Was offen ist, ist beim nächsten Start wieder offen. Links (Strg+Umschalt+L) führen an dieselbe Stelle.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Another program is using the workspace file for too long.</source>
        <translation>Ein anderes Programm benutzt die Arbeitsbereichsdatei zu lange.</translation>
    </message>
    <message>
        <source>The workspace file cannot be used.</source>
        <translation>Die Arbeitsbereichsdatei kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Erneut versuchen.</translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder. A damaged file is moved aside when Weekglass starts.</source>
        <translation>Freien Speicherplatz und Rechte des Ordners prüfen. Eine beschädigte Datei wird beiseitegelegt, wenn Weekglass startet.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for SQLite is missing.</source>
        <translation>Der Qt-Treiber für SQLite fehlt.</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-sqlite.</source>
        <translation>Das Paket libqt6sql6-sqlite installieren.</translation>
    </message>
    <message>
        <source>This file is not a workspace of Weekglass; it is left as it is.</source>
        <translation>Diese Datei ist kein Arbeitsbereich von Weekglass; sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Move it away, and start again.</source>
        <translation>Die Datei beiseiteschieben und neu starten.</translation>
    </message>
    <message>
        <source>The workspace was made by a newer Weekglass; it is left as it is.</source>
        <translation>Der Arbeitsbereich stammt von einem neueren Weekglass; er bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Use that Weekglass, or move the file away to start with an empty one.</source>
        <translation>Jenes Weekglass verwenden oder die Datei beiseiteschieben, um mit einem leeren zu beginnen.</translation>
    </message>
    <message>
        <source>It has version %1, this program knows %2.</source>
        <translation>Er hat Version %1, dieses Programm kennt %2.</translation>
    </message>
    <message>
        <source>The workspace file is damaged.</source>
        <translation>Die Arbeitsbereichsdatei ist beschädigt.</translation>
    </message>
    <message>
        <source>There is a saved connection of the name “%1” already.</source>
        <translation>Eine gespeicherte Verbindung namens „%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Another window changed or removed this connection meanwhile; nothing was saved.</source>
        <translation>Ein anderes Fenster hat diese Verbindung inzwischen geändert oder entfernt; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>The workspace file was damaged (%1). It was moved to %2, and an empty one was made: saved connections and window sizes start afresh.</source>
        <translation>Die Arbeitsbereichsdatei war beschädigt (%1). Sie wurde nach %2 verschoben und eine leere angelegt: Gespeicherte Verbindungen und Fenstergrößen beginnen von vorn.</translation>
    </message>
    <message>
        <source>A saved connection needs a name.</source>
        <translation>Eine gespeicherte Verbindung braucht einen Namen.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Ihr einen Namen geben.</translation>
    </message>
    <message>
        <source>The connection was not saved: its text holds a password.</source>
        <translation>Die Verbindung wurde nicht gespeichert: Ihr Text enthält ein Passwort.</translation>
    </message>
    <message>
        <source>Take the password out; it is asked for when it is needed.</source>
        <translation>Das Passwort herausnehmen; es wird abgefragt, wenn es gebraucht wird.</translation>
    </message>
    <message>
        <source>Check the free space, the owner and the rights of the folder.</source>
        <translation>Freien Speicherplatz, Eigentümer und Rechte des Ordners prüfen.</translation>
    </message>
    <message>
        <source>The workspace cannot be locked.</source>
        <translation>Der Arbeitsbereich kann nicht gesperrt werden.</translation>
    </message>
    <message>
        <source>Another Weekglass is opening the workspace for too long.</source>
        <translation>Ein anderes Weekglass öffnet den Arbeitsbereich schon zu lange.</translation>
    </message>
    <message>
        <source>Try again, or end the other one.</source>
        <translation>Erneut versuchen oder das andere beenden.</translation>
    </message>
    <message>
        <source>A symbolic link is in the place of the workspace; it is not followed.</source>
        <translation>An der Stelle des Arbeitsbereichs liegt ein symbolischer Link; ihm wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The workspace cannot be made or written.</source>
        <translation>Der Arbeitsbereich kann nicht angelegt oder geschrieben werden.</translation>
    </message>
    <message>
        <source>The workspace is not a regular file.</source>
        <translation>Der Arbeitsbereich ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The workspace can be read by others, and this cannot be changed.</source>
        <translation>Der Arbeitsbereich ist für andere lesbar, und das lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>The damaged workspace cannot be moved aside.</source>
        <translation>Der beschädigte Arbeitsbereich kann nicht beiseitegelegt werden.</translation>
    </message>
    <message>
        <source>There is no keychain on this desktop; the password is asked for each time.</source>
        <translation>Dieser Desktop hat keinen Schlüsselbund; das Passwort wird jedes Mal abgefragt.</translation>
    </message>
    <message>
        <source>Install and start gnome-keyring or KWallet to keep passwords.</source>
        <translation>gnome-keyring oder KWallet installieren und starten, um Passwörter zu behalten.</translation>
    </message>
    <message>
        <source>The keychain stayed locked; the password is asked for.</source>
        <translation>Der Schlüsselbund blieb gesperrt; das Passwort wird abgefragt.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or go on without it.</source>
        <translation>Den Schlüsselbund entsperren oder ohne ihn fortfahren.</translation>
    </message>
    <message>
        <source>There is no D-Bus session.</source>
        <translation>Es gibt keine D-Bus-Sitzung.</translation>
    </message>
    <message>
        <source>No program offers org.freedesktop.secrets.</source>
        <translation>Kein Programm bietet org.freedesktop.secrets an.</translation>
    </message>
    <message>
        <source>The keychain did not carry out the request.</source>
        <translation>Der Schlüsselbund hat den Auftrag nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Read the list again, and save your change once more.</source>
        <translation>Die Liste noch einmal ansehen und die Änderung erneut speichern.</translation>
    </message>
</context>
<context>
    <name>weekglassctl</name>
    <message>
        <source>“%1” is not the name of a week of any known game.</source>
        <translation>„%1“ ist nicht der Name einer Woche eines bekannten Spiels.</translation>
    </message>
    <message>
        <source>Names are like %1. Further games are given with --games-dir.</source>
        <translation>Namen sehen aus wie %1. Weitere Spiele werden mit --games-dir angegeben.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Schon vorhanden</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>There are more; --limit shows more.</source>
        <translation>Es gibt weitere; --limit zeigt mehr.</translation>
    </message>
    <message>
        <source>%1 has no play log “%2”.</source>
        <translation>%1 hat kein Spielzug-Protokoll „%2“.</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Spielzüge</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>There are more; narrow with --search, or raise --limit.</source>
        <translation>Es gibt weitere; mit --search eingrenzen oder --limit erhöhen.</translation>
    </message>
    <message>
        <source>The game “%1” has no plays.</source>
        <translation>Das Spiel „%1“ hat keine Spielzüge.</translation>
    </message>
    <message>
        <source>“weekglassctl plays --week …” lists the games.</source>
        <translation>„weekglassctl plays --week …“ listet die Spiele auf.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielzug</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>There is no play %1.</source>
        <translation>Einen Spielzug %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The plays go from %1 to %2.</source>
        <translation>Die Spielzüge gehen von %1 bis %2.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>State after play %1: %2</source>
        <translation>Zustand nach Spielzug %1: %2</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Pid</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Runs as</source>
        <translation>Läuft als</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>The private server does not run.</source>
        <translation>Der private Server läuft nicht.</translation>
    </message>
    <message>
        <source>Start it with “weekglassctl server start”.</source>
        <translation>Ihn mit „weekglassctl server start“ starten.</translation>
    </message>
    <message>
        <source>The private server was stopped.</source>
        <translation>Der private Server wurde angehalten.</translation>
    </message>
    <message>
        <source>The private server did not run.</source>
        <translation>Der private Server lief nicht.</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>OID</source>
        <translation>OID</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>Applying %1…</source>
        <translation>%1 wird angewendet…</translation>
    </message>
    <message>
        <source>%1 is up to date, version %2.</source>
        <translation>%1 ist auf dem neuesten Stand, Version %2.</translation>
    </message>
    <message>
        <source>%1 has version %2 now.</source>
        <translation>%1 hat jetzt Version %2.</translation>
    </message>
    <message>
        <source>%1 is created.</source>
        <translation>%1 ist angelegt.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no event %1.</source>
        <translation>Ein Ereignis %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>“weekglassctl events --week …” shows the ids.</source>
        <translation>„weekglassctl events --week …“ zeigt die Ids.</translation>
    </message>
    <message>
        <source>No event of the same kind and subject comes before this one.</source>
        <translation>Vor diesem Ereignis kommt keines derselben Art und desselben Betreffs.</translation>
    </message>
    <message>
        <source>Name a second event to compare it with.</source>
        <translation>Ein zweites Ereignis zum Vergleichen angeben.</translation>
    </message>
    <message>
        <source>There is no game “%1”.</source>
        <translation>Ein Spiel „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuestes</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) could not be searched.</source>
        <translation>
            <numerusform>%n Woche konnte nicht durchsucht werden.</numerusform>
            <numerusform>%n Wochen konnten nicht durchsucht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>%1 has no event source “%2”.</source>
        <translation>%1 hat keine Ereignisquelle „%2“.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Ungefähr</translation>
    </message>
    <message>
        <source>Served by</source>
        <translation>Bedient durch</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1, %2 a second</source>
        <translation>%1, %2 pro Sekunde</translation>
    </message>
    <message>
        <source>Password of Redis: </source>
        <translation>Passwort von Redis: </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>If restored</source>
        <translation>Bei Wiederherstellung</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was written: this was the preview.</source>
        <translation>Nichts wurde geschrieben: Das war die Vorschau.</translation>
    </message>
    <message>
        <source>%1 keeps no state outside the database.</source>
        <translation>%1 hält keinen Zustand außerhalb der Datenbank.</translation>
    </message>
    <message>
        <source>A game that does says so in its manifest, under “recovery”.</source>
        <translation>Ein Spiel, das es tut, gibt es in seinem Manifest unter „recovery“ an.</translation>
    </message>
    <message>
        <source>The snapshot&apos;s values were written to %1.</source>
        <translation>Die Werte des Snapshots wurden nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>%1 has no snapshots.</source>
        <translation>%1 hat keine Snapshots.</translation>
    </message>
    <message>
        <source>%1 has no snapshot source “%2”.</source>
        <translation>%1 hat keine Snapshotquelle „%2“.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Tick or version</source>
        <translation>Tick oder Version</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>There is no snapshot %1.</source>
        <translation>Einen Snapshot %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>“weekglassctl snapshots --week …” shows the ids.</source>
        <translation>„weekglassctl snapshots --week …“ zeigt die Ids.</translation>
    </message>
    <message>
        <source>No snapshot of the same subject comes before this one.</source>
        <translation>Vor diesem Snapshot kommt keiner desselben Betreffs.</translation>
    </message>
    <message>
        <source>Name a second snapshot to compare it with.</source>
        <translation>Einen zweiten Snapshot zum Vergleichen angeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) hidden by the game&apos;s ignore list.</source>
        <translation>
            <numerusform>%n Änderung durch die Ignorierliste des Spiels ausgeblendet.</numerusform>
            <numerusform>%n Änderungen durch die Ignorierliste des Spiels ausgeblendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 snapshots</source>
        <translation>%1 von %2 Snapshots</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) checked.</source>
        <translation>
            <numerusform>%n Snapshot geprüft.</numerusform>
            <numerusform>%n Snapshots geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no source “%2”.</source>
        <translation>%1 hat keine Quelle „%2“.</translation>
    </message>
    <message>
        <source>It is the “retention” of a source in game.json.</source>
        <translation>Sie steht als „retention“ einer Quelle in game.json.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) beyond that are too young to go.</source>
        <translation>
            <numerusform>%n weitere Zeile ist zu jung, um wegzufallen.</numerusform>
            <numerusform>%n weitere Zeilen sind zu jung, um wegzufallen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) deleted.</source>
        <translation>
            <numerusform>%n Zeile gelöscht.</numerusform>
            <numerusform>%n Zeilen gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>From (UTC)</source>
        <translation>Von (UTC)</translation>
    </message>
    <message>
        <source>To (UTC)</source>
        <translation>Bis (UTC)</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>There are more series; choose one with --series.</source>
        <translation>Es gibt weitere Reihen; eine mit --series wählen.</translation>
    </message>
    <message>
        <source>%1 has no metric “%2”.</source>
        <translation>%1 hat keine Metrik „%2“.</translation>
    </message>
    <message>
        <source>Without --metric they are listed.</source>
        <translation>Ohne --metric werden sie aufgelistet.</translation>
    </message>
    <message>
        <source>There are no readings in this week.</source>
        <translation>In dieser Woche gibt es keine Messwerte.</translation>
    </message>
    <message>
        <source>“weekglassctl operations” lists them.</source>
        <translation>„weekglassctl operations“ listet sie auf.</translation>
    </message>
    <message>
        <source>The line has no play number.</source>
        <translation>Die Zeile hat keine Spielzugnummer.</translation>
    </message>
    <message numerus="yes">
        <source>%n game(s) were refused; the others are done.</source>
        <translation>
            <numerusform>%n Spiel wurde abgelehnt; die anderen sind erledigt.</numerusform>
            <numerusform>%n Spiele wurden abgelehnt; die anderen sind erledigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>cascades and triggers</source>
        <translation>Kaskaden und Trigger</translation>
    </message>
    <message>
        <source>%1 are free</source>
        <translation>%1 sind frei</translation>
    </message>
    <message>
        <source>Nothing was done. To do exactly this: --confirm %1 --reason …</source>
        <translation>Nichts wurde getan. Um genau das zu tun: --confirm %1 --reason …</translation>
    </message>
    <message>
        <source>Switched off meanwhile: %1</source>
        <translation>Währenddessen ausgeschaltet: %1</translation>
    </message>
    <message>
        <source>Nothing is in the way.</source>
        <translation>Nichts steht im Weg.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>purged</source>
        <translation>bereinigt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>%1 of %2 games</source>
        <translation>%1 von %2 Spielen</translation>
    </message>
    <message numerus="yes">
        <source>%n game(s) not as their plays say.</source>
        <translation>
            <numerusform>%n Spiel ist nicht so, wie seine Spielzüge sagen.</numerusform>
            <numerusform>%n Spiele sind nicht so, wie ihre Spielzüge sagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>By the plays</source>
        <translation>Laut Spielzügen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s).</source>
        <translation>
            <numerusform>%n Abweichung.</numerusform>
            <numerusform>%n Abweichungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>prepared transaction</source>
        <translation>vorbereitete Transaktion</translation>
    </message>
    <message>
        <source>replication slot</source>
        <translation>Replikationsslot</translation>
    </message>
    <message>
        <source>subscription</source>
        <translation>Subskription</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Verified archive</source>
        <translation>Geprüftes Archiv</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>In use: %1 %2 %3 %4</source>
        <translation>In Benutzung: %1 %2 %3 %4</translation>
    </message>
    <message>
        <source>It lets nobody connect.</source>
        <translation>Sie lässt niemanden verbinden.</translation>
    </message>
    <message>
        <source>No verified archive of it is known: archive it first, or give --without-archive=REASON.</source>
        <translation>Von ihr ist kein geprüftes Archiv bekannt: sie zuerst archivieren oder --without-archive=REASON angeben.</translation>
    </message>
    <message>
        <source>To drop it for ever: --yes=%1 --plan=%2</source>
        <translation>Um sie für immer zu löschen: --yes=%1 --plan=%2</translation>
    </message>
    <message>
        <source>%1 is dropped; operation %2.</source>
        <translation>%1 ist gelöscht; Vorgang %2.</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>%1 is a week of %2, not of %3.</source>
        <translation>%1 ist eine Woche von %2, nicht von %3.</translation>
    </message>
    <message>
        <source>Compare weeks of one game.</source>
        <translation>Wochen eines einzigen Spiels vergleichen.</translation>
    </message>
    <message>
        <source>Name weeks, or a game with --game and --last.</source>
        <translation>Wochen nennen oder ein Spiel mit --game und --last.</translation>
    </message>
    <message>
        <source>Nothing is kept of it.</source>
        <translation>Von ihr ist nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Metrics read, now of %1</source>
        <translation>Gelesene Metriken, jetzt von %1</translation>
    </message>
    <message>
        <source>There is no such week, and nothing is kept of one.</source>
        <translation>Diese Woche gibt es nicht, und es ist auch nichts von ihr aufbewahrt.</translation>
    </message>
    <message>
        <source>The kept metrics of the weeks are compared instead.</source>
        <translation>Stattdessen werden die aufbewahrten Metriken der Wochen verglichen.</translation>
    </message>
    <message>
        <source>There are no weeks of %1.</source>
        <translation>Es gibt keine Wochen von %1.</translation>
    </message>
    <message>
        <source>Start (UTC)</source>
        <translation>Beginn (UTC)</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>aufbewahrt</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>zu wenige für eine Aussage</translation>
    </message>
    <message>
        <source>%1 (kept)</source>
        <translation>%1 (aufbewahrt)</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Only in some weeks</source>
        <translation>Nur in einigen Wochen</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Not in</source>
        <translation>Nicht in</translation>
    </message>
    <message>
        <source>Write it like 36h, 1d12h, 90m or “1d 12:00:00”, or “end”.</source>
        <translation>Es wie 36h, 1d12h, 90m oder „1d 12:00:00“ schreiben oder „end“.</translation>
    </message>
    <message>
        <source>The last value of each week; they may be of different length.</source>
        <translation>Der letzte Wert jeder Woche; sie können verschieden lang sein.</translation>
    </message>
    <message>
        <source>Values %1 after the start of each week.</source>
        <translation>Werte %1 nach dem Beginn jeder Woche.</translation>
    </message>
    <message>
        <source>All weeks cover %1; %2 ends there.</source>
        <translation>Alle Wochen umfassen %1; %2 endet dort.</translation>
    </message>
    <message>
        <source>“%1” does not say when a week began.</source>
        <translation>„%1“ gibt nicht an, wann eine Woche begann.</translation>
    </message>
    <message>
        <source>Write it like game_2025_w01=2025-01-06T12:00:00Z.</source>
        <translation>Es wie game_2025_w01=2025-01-06T12:00:00Z schreiben.</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>%1 requests are due. Nothing was sent.</source>
        <translation>%1 Anfragen sind fällig. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>%1 due, %2 new (%3 unchanged), %4 unconfirmed, %5 refused, %6 errors, %7 KB; %8</source>
        <translation>%1 fällig, %2 neu (%3 unverändert), %4 unbestätigt, %5 abgelehnt, %6 Fehler, %7 KB; %8</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Stored unchanged</source>
        <translation>Unverändert gespeichert</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>The game was reset: it is in the reset of %1 now. Nothing of that was stored in %2.</source>
        <translation>Das Spiel hatte einen Reset: Es ist jetzt in dem vom %1. Davon wurde nichts in %2 gespeichert.</translation>
    </message>
    <message>
        <source>Endpoints that need the token were not fetched.</source>
        <translation>Endpunkte, die das Token brauchen, wurden nicht abgerufen.</translation>
    </message>
    <message>
        <source>Register again, and give the new token with --token-file.</source>
        <translation>Neu registrieren und das neue Token mit --token-file angeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n metric(s) of %1 were kept.</source>
        <translation>
            <numerusform>%n Metrik von %1 wurde aufbewahrt.</numerusform>
            <numerusform>%n Metriken von %1 wurden aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no weeks of the game “%1”.</source>
        <translation>Es gibt keine Wochen des Spiels „%1“.</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>The output cannot be written.</source>
        <translation>Die Ausgabe lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>%1 rows were written to %2.</source>
        <translation>%1 Zeilen wurden in %2 geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) failed.</source>
        <translation>
            <numerusform>%n Woche ist gescheitert.</numerusform>
            <numerusform>%n Wochen sind gescheitert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Nächste Woche</translation>
    </message>
    <message>
        <source>Is there</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Dropped after</source>
        <translation>Danach gelöscht</translation>
    </message>
    <message>
        <source>Will be disconnected: %1 %2 %3</source>
        <translation>Wird getrennt: %1 %2 %3</translation>
    </message>
    <message>
        <source>To reset it: --yes=%1 --plan=%2</source>
        <translation>Für den Reset: --yes=%1 --plan=%2</translation>
    </message>
    <message>
        <source>The reset of %1 is taken back.</source>
        <translation>Der Reset von %1 ist zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 is the live week now; operation %2.</source>
        <translation>%1 ist jetzt die laufende Woche; Vorgang %2.</translation>
    </message>
    <message>
        <source>%1 is as it was before it was frozen.</source>
        <translation>%1 ist, wie sie vor dem Einfrieren war.</translation>
    </message>
    <message>
        <source>invalid: an interrupted CREATE or DROP left it</source>
        <translation>ungültig: von einem abgebrochenen CREATE oder DROP übrig</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>a reset waits to be resumed</source>
        <translation>ein Reset wartet darauf, fortgesetzt zu werden</translation>
    </message>
    <message>
        <source>due: it has begun</source>
        <translation>fällig: Sie hat begonnen</translation>
    </message>
    <message>
        <source>due: its week is over</source>
        <translation>fällig: die Woche ist vorbei</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1 is created; give %2, %3 and %4 to those who work with it.</source>
        <translation>%1 ist angelegt; geben Sie %2, %3 und %4 denen, die damit arbeiten.</translation>
    </message>
    <message>
        <source>%1 is closed: its database and roles are gone, the archive stays.</source>
        <translation>%1 ist abgeschlossen: Ihre Datenbank und Rollen sind weg, das Archiv bleibt.</translation>
    </message>
    <message>
        <source>%1 of about %2 rows, %3 changed; at %4</source>
        <translation>%1 von etwa %2 Zeilen, %3 geändert; bei %4</translation>
    </message>
    <message>
        <source>Rows seen</source>
        <translation>Gesehene Zeilen</translation>
    </message>
    <message>
        <source>Still to do</source>
        <translation>Noch zu tun</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>The column is NOT NULL already.</source>
        <translation>Die Spalte ist schon NOT NULL.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Destroys</source>
        <translation>Zerstört</translation>
    </message>
    <message>
        <source>By the migrations</source>
        <translation>Laut den Migrationen</translation>
    </message>
    <message>
        <source>In the week</source>
        <translation>In der Woche</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n Unterschied.</numerusform>
            <numerusform>%n Unterschiede.</numerusform>
        </translation>
    </message>
    <message>
        <source>; transformed in %1 ms, %2 rows</source>
        <translation>; transformiert in %1 ms, %2 Zeilen</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>Transformationen</translation>
    </message>
    <message>
        <source>Failed transforms</source>
        <translation>Gescheiterte Transformationen</translation>
    </message>
    <message>
        <source>They took (ms)</source>
        <translation>Ihre Dauer (ms)</translation>
    </message>
    <message>
        <source>They changed (rows)</source>
        <translation>Von ihnen geändert (Zeilen)</translation>
    </message>
    <message>
        <source>The game was reset.</source>
        <translation>Für das Spiel gab es einen Reset.</translation>
    </message>
    <message>
        <source>Reset the week (weekglassctl reset), and fetch into the next one; or let fetch do so with --follow.</source>
        <translation>Für die Woche einen Reset ausführen (weekglassctl reset) und in die nächste abrufen; oder das fetch mit --follow tun lassen.</translation>
    </message>
    <message>
        <source>The rejected records are kept in %1</source>
        <translation>Die abgelehnten Datensätze sind aufbewahrt in %1</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Taken before</source>
        <translation>Früher übernommen</translation>
    </message>
    <message>
        <source>--watch wants folders, and no single files.</source>
        <translation>--watch verlangt Ordner und keine einzelnen Dateien.</translation>
    </message>
    <message>
        <source>--rejects is for a single file; those of several go beside each.</source>
        <translation>--rejects ist für eine einzelne Datei; bei mehreren liegt es jeweils daneben.</translation>
    </message>
    <message>
        <source>%1 of %2 KB</source>
        <translation>%1 von %2 KB</translation>
    </message>
    <message>
        <source>Watching %1. Ctrl+C ends it.</source>
        <translation>%1 wird beobachtet. Strg+C beendet es.</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückmigration</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>remove failed</source>
        <translation>Gescheiterte entfernen</translation>
    </message>
    <message>
        <source>realign</source>
        <translation>angleichen</translation>
    </message>
    <message>
        <source>mark deleted</source>
        <translation>als gelöscht markieren</translation>
    </message>
    <message>
        <source>drop invalid index</source>
        <translation>ungültigen Index löschen</translation>
    </message>
    <message>
        <source>%1: nothing would run.</source>
        <translation>%1: Nichts würde ausgeführt.</translation>
    </message>
    <message>
        <source>%1: %2 files would run.</source>
        <translation>%1: %2 Dateien würden ausgeführt.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Takes back</source>
        <translation>Nimmt zurück</translation>
    </message>
    <message>
        <source>Table it hits</source>
        <translation>Betroffene Tabelle</translation>
    </message>
    <message>
        <source>There is no week %1.</source>
        <translation>Es gibt keine Woche %1.</translation>
    </message>
    <message>
        <source>Not all of the weeks can be migrated.</source>
        <translation>Nicht alle Wochen lassen sich migrieren.</translation>
    </message>
    <message>
        <source>No week is named.</source>
        <translation>Es ist keine Woche angegeben.</translation>
    </message>
    <message>
        <source>Name weeks, or all of a game with --game.</source>
        <translation>Wochen angeben oder alle eines Spiels mit --game.</translation>
    </message>
    <message>
        <source>%1: applying %2…</source>
        <translation>%1: %2 wird angewendet…</translation>
    </message>
    <message>
        <source>%1 runs.</source>
        <translation>%1 läuft.</translation>
    </message>
    <message>
        <source>On a copy of its schema without rows %1 comes to version %2; the week was only read.</source>
        <translation>Auf einer Kopie ihres Schemas ohne Zeilen kommt %1 auf Version %2; die Woche wurde nur gelesen.</translation>
    </message>
    <message>
        <source>%1 has no version now.</source>
        <translation>%1 hat jetzt keine Version.</translation>
    </message>
    <message>
        <source>%1 is at revision %2.</source>
        <translation>%1 steht bei Revision %2.</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Newest row</source>
        <translation>Neueste Zeile</translation>
    </message>
    <message>
        <source>To do it: --yes=%1 --plan=%2</source>
        <translation>Um es zu tun: --yes=%1 --plan=%2</translation>
    </message>
    <message>
        <source>To make the months ahead only, which destroys nothing: --ahead</source>
        <translation>Um nur die Monate im Voraus anzulegen, was nichts zerstört: --ahead</translation>
    </message>
    <message>
        <source>%1 is made.</source>
        <translation>%1 ist angelegt.</translation>
    </message>
    <message>
        <source>%1 is dropped; it is in %2.</source>
        <translation>%1 ist gelöscht; es liegt in %2.</translation>
    </message>
    <message>
        <source>There was nothing to do.</source>
        <translation>Es gab nichts zu tun.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Job %1 makes the months of %2 ahead on the 25th of each month.</source>
        <translation>Job %1 legt die Monate von %2 am 25. jedes Monats im Voraus an.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>%1 has no report “%2”.</source>
        <translation>%1 hat keinen Bericht „%2“.</translation>
    </message>
    <message>
        <source>Without a name they are listed.</source>
        <translation>Ohne Namen werden sie aufgelistet.</translation>
    </message>
    <message>
        <source>There are more rows.</source>
        <translation>Es gibt mehr Zeilen.</translation>
    </message>
    <message>
        <source>due: the game was reset after it</source>
        <translation>fällig: Danach gab es für das Spiel einen Reset</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Reset at</source>
        <translation>Reset am</translation>
    </message>
    <message>
        <source>The keychain did not answer.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Unlock it, or give the token with --token-file.</source>
        <translation>Ihn entsperren oder das Token mit --token-file angeben.</translation>
    </message>
    <message>
        <source>The keychain has no token for this API.</source>
        <translation>Der Schlüsselbund hat kein Token für diese API.</translation>
    </message>
    <message>
        <source>Enter it on the ingest page of the window, or give --token-file.</source>
        <translation>Es auf der Abruf-Seite des Fensters eingeben oder --token-file angeben.</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>Transformation</translation>
    </message>
    <message>
        <source>Took (ms)</source>
        <translation>Dauer (ms)</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>%1: %2 ms, %3 rows changed.</source>
        <translation>%1: %2 ms, %3 Zeilen geändert.</translation>
    </message>
    <message>
        <source>The history is in order.</source>
        <translation>Die Historie ist in Ordnung.</translation>
    </message>
    <message>
        <source>All of about %1 rows of %2 would be set.</source>
        <translation>Alle von etwa %1 Zeilen von %2 würden gesetzt.</translation>
    </message>
    <message>
        <source>%1 of about %2 rows of %3 would be set.</source>
        <translation>%1 von etwa %2 Zeilen von %3 würden gesetzt.</translation>
    </message>
    <message>
        <source>%1 of %2 would be made NOT NULL; with a row that has none, nothing is changed.</source>
        <translation>%1 von %2 würde auf NOT NULL gesetzt; hat eine Zeile keinen Wert, wird nichts geändert.</translation>
    </message>
    <message>
        <source>This is not the plan any more; nothing was done.</source>
        <translation>Das ist nicht mehr der Plan; nichts wurde getan.</translation>
    </message>
    <message>
        <source>The typed text is not the confirmation; nothing was done.</source>
        <translation>Der eingegebene Text ist nicht die Bestätigung; nichts wurde getan.</translation>
    </message>
    <message>
        <source>Type exactly: %1</source>
        <translation>Genau das eingeben: %1</translation>
    </message>
    <message>
        <source>The server is treated as production, since its mark cannot be read: %1</source>
        <translation>Der Server wird wie eine Produktion behandelt, da seine Marke nicht gelesen werden kann: %1</translation>
    </message>
    <message>
        <source>The saved connection “%1” marks this server as production.</source>
        <translation>Die gespeicherte Verbindung „%1“ kennzeichnet diesen Server als Produktion.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Nichts wurde getan.</translation>
    </message>
    <message>
        <source>To do it: %1</source>
        <translation>Um es zu tun: %1</translation>
    </message>
    <message>
        <source>%1 would go from revision %2 to %3.</source>
        <translation>%1 würde von Revision %2 auf %3 gebracht.</translation>
    </message>
    <message>
        <source>Seen (UTC)</source>
        <translation>Gesehen (UTC)</translation>
    </message>
    <message>
        <source>Nothing is kept of %1.</source>
        <translation>Von %1 ist nichts aufbewahrt.</translation>
    </message>
    <message>
        <source>Metrics of several databases of this name are kept.</source>
        <translation>Von mehreren Datenbanken dieses Namens sind Metriken aufbewahrt.</translation>
    </message>
    <message>
        <source>Name one with --server and --oid; “weekglassctl metrics kept” lists them.</source>
        <translation>Eine mit --server und --oid nennen; „weekglassctl metrics kept“ listet sie auf.</translation>
    </message>
    <message>
        <source>The kept metrics of %1 were forgotten.</source>
        <translation>Die aufbewahrten Metriken von %1 wurden vergessen.</translation>
    </message>
    <message>
        <source>mark succeeded</source>
        <translation>als gelungen eintragen</translation>
    </message>
    <message>
        <source>The file is there already.</source>
        <translation>Die Datei gibt es schon.</translation>
    </message>
    <message>
        <source>Name another one, or replace it with --force.</source>
        <translation>Eine andere nennen oder sie mit --force ersetzen.</translation>
    </message>
    <message>
        <source>Job %1 of pg_cron would be removed.</source>
        <translation>Der Auftrag %1 von pg_cron würde entfernt.</translation>
    </message>
    <message>
        <source>pg_cron would make the months ahead of: %1</source>
        <translation>pg_cron würde die kommenden Monate anlegen von: %1</translation>
    </message>
    <message>
        <source>No reset of %1 waits to be resumed.</source>
        <translation>Kein Reset von %1 wartet darauf, fortgesetzt zu werden.</translation>
    </message>
    <message>
        <source>%1 stays; it was there before the reset.</source>
        <translation>%1 bleibt; es gab sie schon vor dem Reset.</translation>
    </message>
    <message>
        <source>%1 would be dropped, which the reset made.</source>
        <translation>%1 würde gelöscht, da der Reset sie angelegt hat.</translation>
    </message>
    <message>
        <source>%1 would be as it was before.</source>
        <translation>%1 würde wieder, wie sie vorher war.</translation>
    </message>
    <message>
        <source>Name the server with --connect.</source>
        <translation>Den Server mit --connect nennen.</translation>
    </message>
    <message>
        <source>%1 is marked.</source>
        <translation>%1 ist gekennzeichnet.</translation>
    </message>
    <message>
        <source>Make a single week there with “create --sample”.</source>
        <translation>Dort eine einzelne Woche mit „create --sample“ anlegen.</translation>
    </message>
    <message>
        <source>Replaced in %1: the %2 rows of %3</source>
        <translation>Ersetzt in %1: die %2 Zeilen von %3</translation>
    </message>
    <message>
        <source>%1: still to be done: %2</source>
        <translation>%1: noch zu tun: %2</translation>
    </message>
    <message>
        <source>From the beginning, also what an earlier one of the same kind has done.</source>
        <translation>Von Anfang an, auch was ein früheres der gleichen Art getan hat.</translation>
    </message>
    <message>
        <source>Type exactly: --yes=%1</source>
        <translation>Genau so eingeben: --yes=%1</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>Standardausgabe</translation>
    </message>
    <message>
        <source>%1 is gone; only the reset would be ended, and %2 stays as it is.</source>
        <translation>%1 ist weg; nur der Reset würde beendet, und %2 bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The reset of %1 is ended; the week was gone already.</source>
        <translation>Der Reset von %1 ist beendet; die Woche war schon weg.</translation>
    </message>
    <message>
        <source>%1 was left alone.</source>
        <translation>%1 blieb unberührt.</translation>
    </message>
    <message>
        <source>The server could not be asked for its identifier (%1). Until it was connected to once by this name or address, its others are not known to be marked.</source>
        <translation>Der Server konnte nicht nach seiner Kennung gefragt werden (%1). Bis einmal über diesen Namen oder diese Adresse eine Verbindung zustande kam, ist von seinen anderen nicht bekannt, dass sie gekennzeichnet sind.</translation>
    </message>
    <message>
        <source>It is treated as before: the saved connection “%1” leads to the same server, or to one that has the same identifier since one is a copy. If it is the same, mark that connection, too.</source>
        <translation>Er wird wie bisher behandelt: Die gespeicherte Verbindung „%1“ führt zum selben Server, oder zu einem mit derselben Kennung, weil einer eine Kopie ist. Wenn es derselbe ist, auch diese Verbindung kennzeichnen.</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>%1 (guarded)</source>
        <translation>%1 (bedingt)</translation>
    </message>
    <message>
        <source>%1 (shut)</source>
        <translation>%1 (gesperrt)</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>Nicht gelesen: %1</translation>
    </message>
    <message>
        <source>unfinished: create it again to finish it, or drop it</source>
        <translation>unfertig: noch einmal anlegen, um sie fertigzustellen, oder löschen</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>scratch database</source>
        <translation>Hilfsdatenbank</translation>
    </message>
    <message>
        <source>opened archive</source>
        <translation>geöffnetes Archiv</translation>
    </message>
    <message>
        <source>To remove what is abandoned: --yes</source>
        <translation>Um das Zurückgelassene zu entfernen: --yes</translation>
    </message>
    <message>
        <source>There is no game “%1” in this week.</source>
        <translation>In dieser Woche gibt es kein Spiel „%1“.</translation>
    </message>
    <message>
        <source>No game was loaded from this folder.</source>
        <translation>Aus diesem Ordner wurde kein Spiel geladen.</translation>
    </message>
    <message>
        <source>--games-dir wants a folder that holds a folder with a game.json for each game.</source>
        <translation>--games-dir verlangt einen Ordner, der für jedes Spiel einen Ordner mit einer game.json enthält.</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Name its folder, or give the folder above it with --games-dir.</source>
        <translation>Seinen Ordner angeben oder den Ordner darüber mit --games-dir.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n file(s).</source>
        <translation>
            <numerusform>%1: %2, %n Datei.</numerusform>
            <numerusform>%1: %2, %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Nothing in it is known to reach outside of the database.</source>
        <translation>Von nichts darin ist bekannt, dass es aus der Datenbank hinausreicht.</translation>
    </message>
    <message>
        <source>Nothing waits for trust.</source>
        <translation>Nichts wartet auf Vertrauen.</translation>
    </message>
    <message>
        <source>All of it runs with your rights. To trust it: --plan=%1</source>
        <translation>All das läuft mit den eigenen Rechten. Um ihm zu vertrauen: --plan=%1</translation>
    </message>
    <message>
        <source>%1 is trusted until one of its files changes.</source>
        <translation>%1 wird vertraut, bis sich eine seiner Dateien ändert.</translation>
    </message>
    <message>
        <source>%1 is not trusted any more, unless it ships.</source>
        <translation>%1 wird nicht mehr vertraut, außer wenn es mitgeliefert ist.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>not trusted yet</source>
        <translation>Vertrauen fehlt noch</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>nicht gelesen: %1</translation>
    </message>
    <message>
        <source>unfinished week</source>
        <translation>unfertige Woche</translation>
    </message>
    <message>
        <source>“--sql” prints the statements of one week, and the game has %1.</source>
        <translation>„--sql“ gibt die Anweisungen einer Woche aus, und das Spiel hat %1.</translation>
    </message>
    <message>
        <source>Name one of them instead of the game, such as %1.</source>
        <translation>Nennen Sie statt des Spiels eine davon, etwa %1.</translation>
    </message>
    <message>
        <source>The waiting records cannot be listed:</source>
        <translation>Die wartenden Datensätze lassen sich nicht auflisten:</translation>
    </message>
    <message>
        <source>%1 is open, for reading only. Connect with:</source>
        <translation>%1 ist geöffnet, nur zum Lesen. Verbinden mit:</translation>
    </message>
    <message>
        <source>The server&apos;s log lacks this: %1</source>
        <translation>Im Protokoll des Servers fehlt dies: %1</translation>
    </message>
    <message>
        <source>The program weekglass cannot be started.</source>
        <translation>Das Programm weekglass kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Install it beside weekglassctl, or put its folder into PATH.</source>
        <translation>Es neben weekglassctl installieren oder seinen Ordner in PATH aufnehmen.</translation>
    </message>
    <message>
        <source>Blocked: %1</source>
        <translation>Blockiert: %1</translation>
    </message>
    <message>
        <source>%1 is now read-only.</source>
        <translation>%1 ist jetzt schreibgeschützt.</translation>
    </message>
    <message>
        <source>%1, game %2: back from play %3 %4.</source>
        <translation>%1, Spiel %2: von Spielzug %3 zurück %4.</translation>
    </message>
    <message>
        <source>Undo data: %1; %2.</source>
        <translation>Daten für das Zurücknehmen: %1; %2.</translation>
    </message>
    <message>
        <source>Name a file with --out, or send the output into one.</source>
        <translation>Nennen Sie mit --out eine Datei, oder leiten Sie die Ausgabe in eine.</translation>
    </message>
    <message>
        <source> (%1 old)</source>
        <translation> (%1 alt)</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source> (n = %1)</source>
        <translation> (n = %1)</translation>
    </message>
    <message>
        <source>Robust z</source>
        <translation>Robuster z-Wert</translation>
    </message>
    <message>
        <source>Robust z: %1</source>
        <translation>Robuster z-Wert: %1</translation>
    </message>
    <message>
        <source>The weeks are of different games.</source>
        <translation>Die Wochen sind von verschiedenen Spielen.</translation>
    </message>
    <message>
        <source>Several weeks are printed by --raw only.</source>
        <translation>Mehrere Wochen gibt nur --raw aus.</translation>
    </message>
    <message>
        <source>“weekglassctl compare” compares weeks.</source>
        <translation>„weekglassctl compare“ vergleicht Wochen.</translation>
    </message>
    <message>
        <source>%1 has no cohorts.</source>
        <translation>%1 hat keine Kohorten.</translation>
    </message>
    <message>
        <source>%1 has no cohorts “%2”.</source>
        <translation>%1 hat keine Kohorten „%2“.</translation>
    </message>
    <message>
        <source>It has %1.</source>
        <translation>Es hat %1.</translation>
    </message>
    <message>
        <source>%1%2 (%3 %)</source>
        <comment>≥ or nothing, number, share</comment>
        <translation>%1%2 (%3 %)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Same day</source>
        <translation>Am selben Tag</translation>
    </message>
    <message>
        <source>+%1 d</source>
        <comment>days later</comment>
        <translation>+%1 T</translation>
    </message>
    <message>
        <source>≥: that day is not over. The week is known from %1 to %2.</source>
        <translation>≥: Dieser Tag ist nicht vorbei. Die Woche ist von %1 bis %2 bekannt.</translation>
    </message>
    <message>
        <source>First seen (UTC)</source>
        <translation>Zuerst gesehen (UTC)</translation>
    </message>
    <message>
        <source>These are the first %1 of %2.</source>
        <translation>Das sind die ersten %1 von %2.</translation>
    </message>
    <message>
        <source>The week is known until its day %1 only.</source>
        <translation>Die Woche ist nur bis zu ihrem Tag %1 bekannt.</translation>
    </message>
    <message>
        <source>Seen before the week began, and in no cohort: %1.</source>
        <translation>Vor dem Beginn der Woche gesehen und in keiner Kohorte: %1.</translation>
    </message>
    <message>
        <source>The week has more days than these.</source>
        <translation>Die Woche hat mehr Tage als diese.</translation>
    </message>
    <message>
        <source>Cells made</source>
        <translation>Zellen erstellt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cell, why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>There is no notebook “%1”.</source>
        <translation>Es gibt kein Notizbuch „%1“.</translation>
    </message>
    <message>
        <source>Several games have a notebook “%1”.</source>
        <translation>Mehrere Spiele haben ein Notizbuch „%1“.</translation>
    </message>
    <message>
        <source>Name one with --game.</source>
        <translation>Nennen Sie eines mit --game.</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>There is a notebook “%1” already.</source>
        <translation>Es gibt schon ein Notizbuch „%1“.</translation>
    </message>
    <message>
        <source>Choose another name, or replace it with --force.</source>
        <translation>Wählen Sie einen anderen Namen, oder ersetzen Sie es mit --force.</translation>
    </message>
    <message>
        <source>The program weekglassctl-draw cannot be started.</source>
        <translation>Das Programm weekglassctl-draw kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>“%1” does not read rows as a player; nothing was done.</source>
        <translation>„%1“ liest keine Zeilen als Spieler; nichts wurde getan.</translation>
    </message>
    <message>
        <source>These do: %1.</source>
        <translation>Diese tun es: %1.</translation>
    </message>
    <message>
        <source>Reading as the player %1, with the role %2: rows of others are hidden.</source>
        <translation>Gelesen wird als der Spieler %1, mit der Rolle %2: Zeilen anderer sind verborgen.</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Version then</source>
        <translation>Version danach</translation>
    </message>
    <message>
        <source>Validations</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Copied: %1; room on the server&apos;s disk: %2</source>
        <translation>Kopiert werden: %1; Platz auf der Platte des Servers: %2</translation>
    </message>
    <message>
        <source>Nobody can connect to the week from the copy to the switch, so that no row is lost.</source>
        <translation>Von der Kopie bis zum Umschalten kann sich niemand mit der Woche verbinden, damit keine Zeile verloren geht.</translation>
    </message>
    <message>
        <source>%1 would be dropped, and %2 opened as it was.</source>
        <translation>%1 würde gelöscht und %2 geöffnet, wie sie war.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>GESCHEITERT</translation>
    </message>
    <message>
        <source>%1 has version %2 now. It was kept as it was before, as %3, for %4 minutes at least.</source>
        <translation>%1 hat jetzt Version %2. Der vorherige Stand wurde als %3 aufgehoben, für mindestens %4 Minuten.</translation>
    </message>
    <message>
        <source>To go back: weekglassctl reset %1 --back</source>
        <translation>Um zurückzukehren: weekglassctl reset %1 --back</translation>
    </message>
    <message>
        <source>No change of this week waits to be resumed.</source>
        <translation>Keine Änderung dieser Woche wartet darauf, fortgesetzt zu werden.</translation>
    </message>
    <message>
        <source>The change is taken back; %1 is open as it was.</source>
        <translation>Die Änderung ist zurückgenommen; %1 ist offen, wie sie war.</translation>
    </message>
    <message>
        <source>%1 would be as it was before the switch of %2, which was kept as %3.</source>
        <translation>%1 wäre wie vor dem Umschalten am %2, aufgehoben als %3.</translation>
    </message>
    <message>
        <source>That is more than %1 minutes ago.</source>
        <translation>Das ist mehr als %1 Minuten her.</translation>
    </message>
    <message>
        <source>Nothing is kept that %1 could go back to.</source>
        <translation>Es ist nichts aufgehoben, wohin %1 zurückkehren könnte.</translation>
    </message>
    <message>
        <source>%1 is open as it is.</source>
        <translation>%1 ist offen, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 is as it was before the switch.</source>
        <translation>%1 ist, wie sie vor dem Umschalten war.</translation>
    </message>
    <message>
        <source>%1 caches nothing under “%2”.</source>
        <translation>%1 hat unter „%2“ nichts im Cache.</translation>
    </message>
    <message>
        <source>It has: %1</source>
        <translation>Vorhanden: %1</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Läuft ab in</translation>
    </message>
    <message>
        <source>Redis beside the week</source>
        <translation>Redis neben der Woche</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>These are not all keys; --key and --subject look at fewer.</source>
        <translation>Das sind nicht alle Schlüssel; --key und --subject sehen weniger an.</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Es gibt nichts zu schreiben.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), all at once.</source>
        <translation>
            <numerusform>%n Schlüssel, auf einmal.</numerusform>
            <numerusform>%n Schlüssel, alle auf einmal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: the week has nothing to write there.</source>
        <translation>
            <numerusform>%n markierter Schlüssel bleibt: Die Woche hat dort nichts zu schreiben.</numerusform>
            <numerusform>%n markierte Schlüssel bleiben: Die Woche hat dort nichts zu schreiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: they only live too long.</source>
        <translation>
            <numerusform>%n markierter Schlüssel bleibt: Er lebt nur zu lange.</numerusform>
            <numerusform>%n markierte Schlüssel bleiben: Sie leben nur zu lange.</numerusform>
        </translation>
    </message>
    <message>
        <source>More keys are marked; run it again for the others.</source>
        <translation>Es sind weitere Schlüssel markiert; für sie noch einmal ausführen.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were written.</source>
        <translation>
            <numerusform>%n Schlüssel wurde geschrieben.</numerusform>
            <numerusform>%n Schlüssel wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were deleted.</source>
        <translation>
            <numerusform>%n Schlüssel wurde gelöscht.</numerusform>
            <numerusform>%n Schlüssel wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 keeps no cache in Redis.</source>
        <translation>%1 hält keinen Cache in Redis.</translation>
    </message>
    <message>
        <source>A game that does says so in its manifest, under “cache”.</source>
        <translation>Ein Spiel, das es tut, gibt es in seinem Manifest unter „cache“ an.</translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation>Schlüssel:</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are not as the week and the game have them.</source>
        <translation>
            <numerusform>%n Schlüssel ist nicht so, wie Woche und Spiel ihn haben.</numerusform>
            <numerusform>%n Schlüssel sind nicht so, wie Woche und Spiel sie haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Only weeks are created, frozen, reset and dropped. Nothing was done.</source>
        <translation>Anlegen, Einfrieren, Reset und Löschen gibt es nur für Wochen. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>“weekglassctl plays %1 --log %2” lists the games; --search finds one by its title.</source>
        <translation>„weekglassctl plays %1 --log %2“ führt die Spiele auf; --search findet eines nach dem Titel.</translation>
    </message>
    <message>
        <source>%1 is at no revision now.</source>
        <translation>%1 steht jetzt bei keiner Revision.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>%1 has all that %2 needs.</source>
        <translation>%1 hat alles, was %2 braucht.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>Was fällig ist</translation>
    </message>
    <message>
        <source>Last run (UTC)</source>
        <translation>Letzter Lauf (UTC)</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Next run (UTC)</source>
        <translation>Nächster Lauf (UTC)</translation>
    </message>
    <message>
        <source>pg_cron: %1</source>
        <translation>pg_cron: %1</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>Vacuum at</source>
        <translation>VACUUM ab</translation>
    </message>
    <message>
        <source>Analyze at</source>
        <translation>ANALYZE ab</translation>
    </message>
    <message>
        <source>Vacuumed</source>
        <translation>VACUUM am</translation>
    </message>
    <message>
        <source>Analyzed</source>
        <translation>ANALYZE am</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>pg_cron would run at “%1”: %2</source>
        <translation>pg_cron würde um „%1“ ausführen: %2</translation>
    </message>
    <message>
        <source>Job %1 of pg_cron does it at “%2”.</source>
        <translation>Job %1 von pg_cron erledigt es um „%2“.</translation>
    </message>
    <message>
        <source>pg_cron has no job for %1 of this week.</source>
        <translation>pg_cron hat keinen Job für %1 dieser Woche.</translation>
    </message>
    <message>
        <source>Job %1 is removed.</source>
        <translation>Job %1 ist entfernt.</translation>
    </message>
    <message>
        <source>The connection has a password, which a unit must not hold.</source>
        <translation>Die Verbindung hat ein Passwort, das nicht in einer Unit stehen darf.</translation>
    </message>
    <message>
        <source>Put it into ~/.pgpass, and give --connect without it.</source>
        <translation>Es in ~/.pgpass eintragen und --connect ohne es angeben.</translation>
    </message>
    <message>
        <source>Five fields: minute, hour, day, month, day of the week, as “15 3 * * *”.</source>
        <translation>Fünf Felder: Minute, Stunde, Tag, Monat, Wochentag, etwa „15 3 * * *“.</translation>
    </message>
    <message>
        <source>scheduled maintenance</source>
        <translation>geplante Wartung</translation>
    </message>
    <message>
        <source>%1 (%2 rows)</source>
        <translation>%1 (%2 Zeilen)</translation>
    </message>
    <message>
        <source>Tables that lose what it drops: %1.</source>
        <translation>Tabellen, denen das Gelöschte fehlen wird: %1.</translation>
    </message>
    <message>
        <source>Alembic does not print its SQL: %1</source>
        <translation>Alembic gibt sein SQL nicht aus: %1</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Rows that pass</source>
        <translation>Sichtbare Zeilen</translation>
    </message>
    <message>
        <source>Rows that may be written</source>
        <translation>Schreibbare Zeilen</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>No table of this week has a policy.</source>
        <translation>Keine Tabelle dieser Woche hat eine Policy.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>Own rows seen</source>
        <translation>Eigene Zeilen sichtbar</translation>
    </message>
    <message>
        <source>Others&apos; rows seen</source>
        <translation>Fremde Zeilen sichtbar</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Made the role %1.</source>
        <translation>Die Rolle %1 wurde angelegt.</translation>
    </message>
    <message>
        <source>The roles of %1 have their rights.</source>
        <translation>Die Rollen von %1 haben ihre Rechte.</translation>
    </message>
    <message>
        <source>With --yes and --reason the values are written.</source>
        <translation>Mit --yes und --reason werden die Werte geschrieben.</translation>
    </message>
    <message>
        <source>The server&apos;s log lacks this, so it cannot be undone: %1</source>
        <translation>Im Protokoll des Servers fehlt dies, darum lässt es sich nicht rückgängig machen: %1</translation>
    </message>
    <message>
        <source>To write the values of before: --undo=%1</source>
        <translation>Um die vorherigen Werte zu schreiben: --undo=%1</translation>
    </message>
    <message>
        <source>The log has no recovery %1 of this week that could be undone.</source>
        <translation>Das Protokoll hat keine Wiederherstellung %1 dieser Woche, die sich rückgängig machen ließe.</translation>
    </message>
    <message>
        <source>“weekglassctl log” lists them.</source>
        <translation>„weekglassctl log“ führt sie auf.</translation>
    </message>
    <message>
        <source>%1 is removed: it was not there before.</source>
        <translation>%1 wird entfernt: Vorher gab es das nicht.</translation>
    </message>
    <message>
        <source>No restore of Redis is left to do.</source>
        <translation>Es ist keine Wiederherstellung von Redis mehr zu erledigen.</translation>
    </message>
    <message>
        <source>Redis stays as it is; the restore is not left to do any more.</source>
        <translation>Redis bleibt, wie es ist; die Wiederherstellung steht nicht mehr aus.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Nimmt</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>Ohne Angabe</translation>
    </message>
    <message>
        <source>the week&apos;s present</source>
        <translation>die Gegenwart der Woche</translation>
    </message>
    <message>
        <source>required</source>
        <translation>erforderlich</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>a value or a name: --choices %1</source>
        <translation>ein Wert oder ein Name: --choices %1</translation>
    </message>
    <message>
        <source>The report “%1” takes no “%2”.</source>
        <translation>Der Bericht „%1“ nimmt kein „%2“.</translation>
    </message>
    <message>
        <source>Nothing is offered for %1: it takes %2.</source>
        <translation>Für %1 wird nichts angeboten: Es nimmt %2.</translation>
    </message>
    <message>
        <source>There may be more: --choices %1=TEXT narrows them down.</source>
        <translation>Es gibt vielleicht mehr: --choices %1=TEXT grenzt ein.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with an alert</source>
        <translation>
            <numerusform>%n Zeile mit Alarm</numerusform>
            <numerusform>%n Zeilen mit Alarm</numerusform>
        </translation>
    </message>
    <message>
        <source>The preview looked at the game&apos;s Redis, and --redis is missing.</source>
        <translation>Die Vorschau hat das Redis des Spiels angesehen, und --redis fehlt.</translation>
    </message>
    <message>
        <source>Nothing was done. Name the same Redis, or look again without it.</source>
        <translation>Nichts wurde getan. Dasselbe Redis angeben oder ohne es noch einmal ansehen.</translation>
    </message>
    <message>
        <source>The week is changed, and Redis is still to be written: “weekglassctl recover --restore” finishes it.</source>
        <translation>Die Woche ist geändert, und Redis ist noch zu schreiben: „weekglassctl recover --restore“ schließt das ab.</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Say --yes and --reason to delete these rows.</source>
        <translation>Mit --yes und --reason werden diese Zeilen gelöscht.</translation>
    </message>
    <message>
        <source>Rows, about</source>
        <translation>Zeilen, etwa</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Partition of</source>
        <translation>Partition von</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Rows are in the order of %1.</source>
        <translation>Die Zeilen stehen in der Reihenfolge von %1.</translation>
    </message>
    <message>
        <source>Leave out --after and --desc; --where narrows the rows.</source>
        <translation>--after und --desc weglassen; --where grenzt die Zeilen ein.</translation>
    </message>
    <message>
        <source>(%1 stored)</source>
        <translation>(%1 gespeichert)</translation>
    </message>
    <message>
        <source>There are more; %1</source>
        <translation>Es gibt weitere; %1</translation>
    </message>
    <message>
        <source>%1 is for what players are served by: it reads the rows of one player.</source>
        <translation>%1 ist für das, was Spieler bedient: Die Rolle liest die Zeilen eines Spielers.</translation>
    </message>
    <message>
        <source>It is left over from an interrupted DROP and is empty.</source>
        <translation>Sie ist von einem abgebrochenen DROP übrig und ist leer.</translation>
    </message>
    <message>
        <source>Jobs of pg_cron that go with it: %1</source>
        <translation>Jobs von pg_cron, die mit entfernt werden: %1</translation>
    </message>
    <message>
        <source>The game has changed since it was shown; nothing was trusted.</source>
        <translation>Das Spiel hat sich geändert, seit es gezeigt wurde; es wurde keinem Spiel vertraut.</translation>
    </message>
    <message>
        <source>Review it again.</source>
        <translation>Es erneut prüfen.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value, or why there is none</source>
        <translation>Wert, oder warum es keinen gibt</translation>
    </message>
    <message>
        <source>Warning · critical</source>
        <translation>Warnung · kritisch</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Mean (ms)</source>
        <translation>Mittel (ms)</translation>
    </message>
    <message>
        <source>Max (ms)</source>
        <translation>Max (ms)</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>Blockiert alle</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Tables and indexes are of a week.</source>
        <translation>Tabellen und Indizes gehören zu einer Woche.</translation>
    </message>
    <message>
        <source>Name it: weekglassctl health WEEK --list tables</source>
        <translation>Sie angeben: weekglassctl health WEEK --list tables</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Bloat, estimated</source>
        <translation>Aufblähung, geschätzt</translation>
    </message>
    <message>
        <source>Why it is not estimated</source>
        <translation>Warum nicht geschätzt</translation>
    </message>
    <message>
        <source>Index or foreign key</source>
        <translation>Index oder Fremdschlüssel</translation>
    </message>
    <message>
        <source>No console of a pooler was read.</source>
        <translation>Es wurde keine Konsole eines Poolers gelesen.</translation>
    </message>
    <message>
        <source>Name it: --pooler &quot;host=… port=6432 user=…&quot;</source>
        <translation>Sie angeben: --pooler &quot;host=… port=6432 user=…&quot;</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>There is no page “%1” in the handbook.</source>
        <translation>Im Handbuch gibt es keine Seite „%1“.</translation>
    </message>
    <message>
        <source>“weekglassctl help” lists the pages.</source>
        <translation>„weekglassctl help“ listet die Seiten auf.</translation>
    </message>
    <message>
        <source>Did you mean: %1?</source>
        <translation>Gemeint war vielleicht: %1?</translation>
    </message>
    <message>
        <source>Blocked by</source>
        <translation>Blockiert von</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>Nobody waits for a lock.</source>
        <translation>Niemand wartet auf eine Sperre.</translation>
    </message>
    <message>
        <source>Last scheduled run (UTC)</source>
        <translation>Letzter eingeplanter Lauf (UTC)</translation>
    </message>
    <message>
        <source>Its result</source>
        <translation>Sein Ergebnis</translation>
    </message>
    <message>
        <source>%1 gets its earlier value.</source>
        <translation>%1 bekommt seinen früheren Wert.</translation>
    </message>
    <message>
        <source>The keys have their earlier values again.</source>
        <translation>Die Schlüssel haben wieder ihre früheren Werte.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are stale.</source>
        <translation>
            <numerusform>%n Zeile ist veraltet.</numerusform>
            <numerusform>%n Zeilen sind veraltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading from a standby: %1.</source>
        <translation>Gelesen wird von einem Standby: %1.</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Of dead rows</source>
        <translation>Von toten Zeilen</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Wasted (%)</source>
        <translation>Verschwendet (%)</translation>
    </message>
    <message>
        <source>Pages read (%)</source>
        <translation>Gelesene Seiten (%)</translation>
    </message>
    <message>
        <source>The primary&apos;s changes stopped it; it is tried once more.</source>
        <translation>Änderungen des Primärservers haben es abgebrochen; es wird noch einmal versucht.</translation>
    </message>
    <message>
        <source>The log lacks this: %1</source>
        <translation>Im Protokoll steht das nicht: %1</translation>
    </message>
    <message>
        <source>Some rows match the condition, again or still; --again starts over.</source>
        <translation>Manche Zeilen erfüllen die Bedingung wieder oder noch; --again beginnt von vorn.</translation>
    </message>
    <message>
        <source>The game names no validations: the copy is not checked before the switch.</source>
        <translation>Das Spiel nennt keine Validierungen: Die Kopie wird vor dem Umschalten nicht geprüft.</translation>
    </message>
    <message>
        <source>Rows written since then stay in the other one, which is kept.</source>
        <translation>Seither geschriebene Zeilen bleiben in der anderen, die daneben aufbewahrt wird.</translation>
    </message>
    <message>
        <source>The program that made it has ended without removing it.</source>
        <translation>Zurückgelassen von einem Programm, das beendet ist.</translation>
    </message>
    <message>
        <source>No week to compare is named.</source>
        <translation>Es ist nicht angegeben, welche Wochen zu vergleichen sind.</translation>
    </message>
    <message>
        <source>“weekglassctl weeks” lists the weeks.</source>
        <translation>„weekglassctl weeks“ listet die vorhandenen auf.</translation>
    </message>
    <message>
        <source>“%1” is not a time since the start.</source>
        <translation>„%1“ ist keine Zeit seit dem Beginn.</translation>
    </message>
    <message>
        <source>Print the current one with --dry-run, and confirm that.</source>
        <translation>Den jetzigen mit --dry-run ansehen und diesen bestätigen.</translation>
    </message>
    <message>
        <source>Also type: --yes=%1</source>
        <translation>Außerdem eingeben: --yes=%1</translation>
    </message>
    <message>
        <source>Read the plan. To do it: %1</source>
        <translation>Den Plan ansehen. Um ihn auszuführen: %1</translation>
    </message>
    <message>
        <source>The game was reset: it is in the reset of %1 now. Fetching continues in %2.</source>
        <translation>Für das Spiel gab es einen Reset: Es ist jetzt im Reset vom %1. Es geht in %2 weiter.</translation>
    </message>
    <message>
        <source>“weekglassctl metrics kept” lists the kept weeks.</source>
        <translation>„weekglassctl metrics kept“ listet auf, was aufbewahrt ist.</translation>
    </message>
    <message>
        <source>The last runs are unknown: %1</source>
        <translation>Die letzten Läufe sind nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Something is in the way; nothing was done.</source>
        <translation>Etwas steht im Weg; nichts wurde getan.</translation>
    </message>
    <message>
        <source>“%1” is not a cron schedule.</source>
        <translation>„%1“ ist kein Zeitplan für cron.</translation>
    </message>
    <message>
        <source>“weekglassctl board list” lists the notebooks.</source>
        <translation>„weekglassctl board list“ listet die vorhandenen auf.</translation>
    </message>
    <message>
        <source>The output is incomplete; do not use it.</source>
        <translation>Die Ausgabe konnte nicht zu Ende geschrieben werden; was da ist, nicht verwenden.</translation>
    </message>
    <message>
        <source>Free space there. Run the command again if it only reads; a change that was made stays made.</source>
        <translation>Für Platz sorgen, wo sie hingeht, und den Befehl noch einmal ausführen, wenn er nur liest; was ein Befehl geändert hat, ist geändert.</translation>
    </message>
    <message>
        <source>Makes the missing ones of the roles %1, grants them their rights on the week&apos;s tables, and revokes all rights on partitions.</source>
        <translation>Legt die fehlenden Rollen von %1 an, gibt ihnen ihre Rechte an den Tabellen der Woche und entzieht ihnen alle Rechte an Partitionen.</translation>
    </message>
    <message>
        <source>There are more rows: raise --limit, or use --csv, --json or --out for all of them.</source>
        <translation>Es gibt weitere Zeilen: --limit lässt mehr zu, --csv, --json und --out alle.</translation>
    </message>
    <message>
        <source>--list prints its parameters.</source>
        <translation>--list sagt, was er nimmt.</translation>
    </message>
    <message>
        <source>“%1” is not NAME=VALUE.</source>
        <translation>„%1“ ist kein NAME=VALUE.</translation>
    </message>
    <message>
        <source>--list prints the report&apos;s parameters.</source>
        <translation>--list sagt, was der Bericht nimmt.</translation>
    </message>
    <message>
        <source>%1 would become read-only; its sessions would end.</source>
        <translation>%1 würde nur noch lesbar; die Sitzungen darin würden enden.</translation>
    </message>
    <message>
        <source>%1 would be as it was before it was frozen.</source>
        <translation>%1 wäre wieder wie vor dem Einfrieren.</translation>
    </message>
    <message>
        <source>The preview did not read the game&apos;s Redis.</source>
        <translation>Die Vorschau hat das Redis des Spiels nicht angesehen.</translation>
    </message>
    <message>
        <source>Nothing was done. Make a preview with --redis first.</source>
        <translation>Nichts wurde getan. Zuerst eine Vorschau mit --redis ansehen.</translation>
    </message>
    <message>
        <source>the free space there is unknown</source>
        <translation>wie viel dort frei ist, lässt sich von hier aus nicht feststellen</translation>
    </message>
    <message>
        <source>Also runs, as %1: %2</source>
        <translation>Läuft mit als %1: %2</translation>
    </message>
    <message>
        <source>%1 rows would be deleted, about %2, and these could not be undone any more.</source>
        <translation>%1 Zeilen fielen weg, etwa %2, und diese Vorgänge ließen sich nicht mehr rückgängig machen.</translation>
    </message>
    <message>
        <source>A Parquet file is not for a terminal.</source>
        <translation>Eine Parquet-Datei ist nichts für ein Terminal.</translation>
    </message>
    <message>
        <source>The private server cannot be marked.</source>
        <translation>Der private Server ist niemandes Produktion.</translation>
    </message>
    <message>
        <source>The game has no retention rule.</source>
        <translation>Das Spiel hat keine Regel dafür, was wegfallen darf.</translation>
    </message>
    <message>
        <source>Nothing to delete; %1 rows are kept.</source>
        <translation>Nichts fällt weg; %1 Zeilen bleiben.</translation>
    </message>
    <message>
        <source>%1 rows of %2 are deleted, %3 are kept. The newest deleted one is %4, of %5.</source>
        <translation>%1 Zeilen von %2 fallen weg, %3 bleiben. Die neueste wegfallende ist %4, von %5.</translation>
    </message>
    <message>
        <source>To restore them: weekglassctl undo --week %1 --operation %2 --reason …</source>
        <translation>Um sie zurückzuholen: weekglassctl undo --week %1 --operation %2 --reason …</translation>
    </message>
    <message>
        <source>There are more, after this key: %1</source>
        <translation>Es gibt weitere, hinter diesem Schlüssel: %1</translation>
    </message>
    <message>
        <source>%1: these would empty and fill the tables of the transforms:</source>
        <translation>%1: Was die Transformationen füllen, würde geleert und neu gefüllt durch:</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
</context>
</TS>
