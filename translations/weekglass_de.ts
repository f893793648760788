<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of an action&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Connect</name>
    <message>
        <source>It works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: %1 answers, PostgreSQL %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login: as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: %1 answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be asked for its version: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No database is named, and there is none of the user&apos;s name: “postgres” is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(hidden)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 is ignored: it is not a plain file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 is ignored: others may read it. To have it used: chmod 0600 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password file %1 is ignored: it cannot be read (%2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ser&amp;vers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: URI or keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>postgresql://user@host:5432/postgres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A URI (postgresql://me@db.example.com/postgres?sslmode=verify-full), keywords (host=db.example.com user=me), or a section of your service file (service=games). Empty: what PostgreSQL takes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables of the environment that are used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep in the desktop&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a name it is kept in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Marked as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server is used for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test shows here how far the connection gets: name, network, encryption, login, database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PostgreSQL server of your own, on this computer only: Weekglass makes it when it is first needed (this takes some seconds), starts it, and reaches it through a socket that nobody else may open. No password, no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sav&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save in the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreateWeek</name>
    <message>
        <source>A database of this name exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list of weeks; if it is to be made anew, drop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s template database is in use, so that nothing can be copied from it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment, or close the session that is connected to the template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role may not create databases on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator for the right: ALTER ROLE ... CREATEDB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s disk is full; the week was not created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space there, for instance by dropping an old week, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server is a standby, which only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the primary server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost while the week was being created: it may or may not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list of weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week could not be created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is creating, resetting or dropping this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until they are done, refresh the list of weeks, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was created, and is gone again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a week of %1, whose names begin with %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an ISO year and a week that it has.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>These events have no status to filter by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number such as 429, or 4xx for all from 400 to 499.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query lacks the column “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event source has id, at, kind, subject and payload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This event is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>This is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 bytes are read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbolic link is in the way, and it is not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be written; the old one is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the folder above it, and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder belongs to somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GameFolder</name>
    <message>
        <source>A file is named by its path below the game&apos;s folder, without &quot;..&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file in the game&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a link that leads out of the game&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds a NUL character; SQL is plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than %1 migrations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version is also that of %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GameLibrary</name>
    <message>
        <source>There is no such folder of games.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game&apos;s id %1 is taken already, by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game&apos;s prefix %1 is taken already, by %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GameLoader</name>
    <message>
        <source>Correct the files in %1 and load the game again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this version of Weekglass knows only an empty list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be the name of the folder, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in a group already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a group needs at least one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no event source %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to 200 characters are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not match %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>the line is longer than %1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” must be %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds a NUL character, which PostgreSQL&apos;s text cannot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“status_code” must be a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“payload” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“fetched_at” must be a time such as 2025-01-06T12:00:00Z</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>A string holds half of a surrogate pair, which UTF-8 cannot express.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jsonb holds no \u0000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jsonb holds no half of a surrogate pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number is outside of what numeric holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a jsonb string has at most 268435455 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 levels are too deep for the server&apos;s stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key in double quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key in double quotes or }</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colon after the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or }</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma or ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing more after the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the closing quote of the string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of &quot; \ / b f n r t u after the backslash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>four hexadecimal digits after \u</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control characters in strings to be escaped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no byte order mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no deeper nesting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte 0x%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, column %2 (byte %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not JSON: expected %1, found %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON text of %1 bytes is too large to be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it to a file; 2147483647 bytes is the limit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalServer</name>
    <message>
        <source>The private server cannot run: this user has no name on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL needs an entry in /etc/passwd; ask the administrator for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server cannot run as root, and there is no account for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Weekglass as an ordinary user, or add an account named postgres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the private server cannot run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free at least 200 MB, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of PostgreSQL say why. The server&apos;s log is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server&apos;s data were made by PostgreSQL %1, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package %1. Another version cannot read these data; installed here: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a private server (PostgreSQL %1) in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server must not run as root, so it runs as the account %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server&apos;s data could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server&apos;s settings could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the private server (PostgreSQL %1, account %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes of a server that was killed are still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the last processes of a server that was killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped as asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server cannot be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server does not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the private server cannot be locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the folder, and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must lie on a local disk that knows locks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Weekglass is busy with the private server for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is done, or end it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No PostgreSQL server is installed on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package %1 (on Debian: sudo apt-get install %1), or give the folder that holds initdb and postgres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no PostgreSQL server in this folder that runs on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a folder that holds initdb and postgres, for example /usr/lib/postgresql/15/bin; the Debian package %1 has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection meant for the private server led to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unset the variables PGHOSTADDR, PGSERVICE and PGSERVICEFILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server runs but does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it and start it again, or look into %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until the private server answers; after a crash it recovers first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server does not stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close what is connected to it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server started and ended again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Weekglass is starting or stopping the private server; waiting for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stale file of a server that was killed is in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the file, and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server already listens there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder for the socket, or stop that server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program did not end in time and was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer may be very busy; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program cannot be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is there and that %1 may run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the folder above it, and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server runs as %1, which may not enter %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that %1 can reach, for example under /var/lib.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it was touched. Choose another folder, or move this one away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the private server cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server needs a folder, and this is a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the private server belongs to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder holds other files; it was not made by Weekglass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the private server cannot be made private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of the private server cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of the private server belong to %1, and it would run as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of the private server are damaged: no version can be read from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the folder away to begin anew, or put a copy of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be given to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new data cannot be put in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be made readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB are free in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of the server&apos;s socket is too long: %1 bytes, and the system allows %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter folder for the socket (XDG_RUNTIME_DIR).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket must not have a comma in its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL would take it for two folders. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket belongs to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder for the socket (XDG_RUNTIME_DIR), or remove this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the server&apos;s socket cannot be made private.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockWait</name>
    <message>
        <source>Cancelled while waiting for a lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held by process %1 of the server, user %2, program &quot;%3&quot;, connected since %4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManifestObject</name>
    <message>
        <source>the file is no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key is written twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file and load it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a string is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an integer is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of strings is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of objects is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key is not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Migrate</name>
    <message>
        <source>Migrate again: the history tells what was applied, and nothing is applied twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is migrating this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until they are done and try again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MigrationHistory</name>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MigrationName</name>
    <message>
        <source>Name it as Flyway does: V&lt;version&gt;__&lt;description&gt;.sql, such as V001__first_tables.sql.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a version: up to 50 digits and dots are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeatable and undo migrations are not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the name of a migration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The description is longer than the 200 characters of the history&apos;s column.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MigrationPlan</name>
    <message>
        <source>The history records that this migration failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what it left behind, and take its row out of flyway_schema_history (Flyway: repair).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flyway would refuse it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed after it was applied: its checksum is %1, the history has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file back as it was, and write the change as a new migration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The migration is new, but version %1 is applied already: it would run out of order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a version after the newest one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 (%2) was applied, but the game has no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file back; if the week was made with a newer version of the game, use that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alembic manages the schema of this database (revision %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrate it with Alembic; Weekglass only reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has tables, but no history of migrations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they are this game&apos;s, write the history with Flyway&apos;s baseline; if not, this is not a week of this game.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pg</name>
    <message>
        <source>Connecting failed at the name: no address was found for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting failed at reaching the server: nothing answers at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting failed at encryption (TLS) with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting failed at the login on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting failed at the database on %1: it is not there or does not take connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 refused the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the host and that this computer is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check host and port, that the server runs, and that no firewall is between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check sslmode and the certificates (sslrootcert).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check user and password, and the server&apos;s pg_hba.conf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the database&apos;s name; a week may have been dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s words say why; try again when it is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 did not answer in time while connecting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no memory for a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection string cannot be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a URI (postgresql://user@host:5432/database) or keywords (host=… user=… dbname=…).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds a NUL character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Free some space there and try again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no connection left. Close some, or ask for a higher max_connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else holds a lock. Wait for them, or find them among the sessions, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role lacks the right. Connect as another role or ask the owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This view only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was dropped or renamed. Refresh the list of weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the server runs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not finish in time; the statement was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow what is asked for, or try again when the server is less busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not answer, not even to a cancel request; the connection was given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the server, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value %1 holds a NUL character, which PostgreSQL&apos;s text cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost before this statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement is not the COPY that it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COPY FROM STDIN cannot be run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent something unexpected; the connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server changed encoding or escaping rules under us; the connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for SET client_encoding in what was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost while the change was being committed: it may or may not have happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the data before you do it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Looks into per-week PostgreSQL game databases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to this server: URI or keywords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conninfo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the private local server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further game definitions; may be given often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all SQL from this folder instead of the built-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of each page and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End when the window has been painted once, to measure the start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>Migrate the week first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week holds data already (%1); made-up data is only put into an empty one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create another week for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is filling or migrating this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until they are done and look at what it holds then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game %1 has no sample.sql.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import recorded data instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScriptRunner</name>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ended the transaction that it ran in, so part of it may have been committed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the statement that does so out of the file, and look at what the database holds now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>There is no keychain on this desktop; the password is asked for each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install and start gnome-keyring or KWallet to keep passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain stayed locked; the password is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not do what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain, or go on without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no D-Bus session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program offers org.freedesktop.secrets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sql</name>
    <message>
        <source>SQL text may not hold a NUL character: the server would not see what follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a name that PostgreSQL can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name has %1 bytes; PostgreSQL would cut it to %2 and mean another object.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SqlDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SqlScript</name>
    <message>
        <source>The file begins or ends a transaction itself (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the statement out: the whole file runs in one transaction, so that it happens whole or not at all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekIdentity</name>
    <message>
        <source>The server does not list this database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was renamed or dropped meanwhile. Refresh the list of weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is another server than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database is %1, not %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was dropped and created again: it holds other data than the one that was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done. Open the week anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected server %1, oid %2; found server %3, oid %4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekName</name>
    <message>
        <source>A week is named &lt;prefix&gt;_&lt;ISO year&gt;_w&lt;ISO week, two digits&gt;, such as spacetraders_2025_w01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ISO year %1 has weeks 1 to %2, not %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the name of a week.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::ActivityModel</name>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::ActivityPane</name>
    <message>
        <source>Statements sent to the server, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::ConnectDialog</name>
    <message>
        <source>Used where the text above says nothing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing special</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is being looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections cannot be saved now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Else it is forgotten when Weekglass ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private local server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text holds a password in clear. It will not be stored; it is kept for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing proves here that %1 is the right server. Add sslmode=verify-full (and sslrootcert=system or a file), so that a password is never sent to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps name and server in the list, without a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace file is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking into the keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a password. Type it above, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password was refused. Type another one above, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the password in the keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection itself works. Press Connect to go on without keeping the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection itself works. Clear the name to go on without saving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1” from the list, and its password from the keychain? The server is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::EventFilterBar</name>
    <message>
        <source>Subject contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject contains this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status, such as 429 or 4xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At or after this time in UTC, such as 2025-01-06 12:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before this time in UTC, such as 2025-01-07</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all events again (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write times as 2025-01-06 12:00</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::EventTableModel</name>
    <message>
        <source>(%1 stored)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::EventsPage</name>
    <message>
        <source>Source of events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an event to see its payload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only events of this kind and subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show SQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This game has no events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payload is NULL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was loaded stays here to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading… (Esc stops)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not loaded. F5 tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no events in this week yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) loaded, newest first%1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>: all there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; scroll for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL of the events shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::GameChooser</name>
    <message>
        <source>Try &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search games</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search title or id (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a title or id (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Games, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This game has no play logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No games in this week yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No game matches the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest %L1 games; search to find others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n game(s), newest first</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonBreadcrumb</name>
    <message>
        <source>The way to the selected value. Click a step to select it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the selected value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonInspector</name>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an event to see its payload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is NULL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large to be read as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of more than %1 characters go on behind %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and values as a tree (Ctrl+Shift+T changes to the text)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value as indented text (Ctrl+Shift+T changes to the tree)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change between tree and text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open all below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the selected value and all that is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all is open: the value has too many parts or levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close all below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the selected value and all that is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the value, strings without quotes and escapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the value as it is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the key, or the number of an element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy JSON Pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the path as in /ships/0/symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy JSONPath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the path as in $.ships[0].symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy SQL path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the SQL that gets the value out of its column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy SQL path with arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same step by step, with -&gt; and -&gt;&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what an action does, its keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a value to copy first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonSearchBar</name>
    <message>
        <source>Search keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search keys and values (Ctrl+F). Return goes to the next match, Shift+Return to the previous one, Escape ends the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 found</source>
        <comment>number of matches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>match 3 of 17</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonTextView</name>
    <message>
        <source>Text of the document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonTreeModel</name>
    <message>
        <source>%L1 to %L2</source>
        <comment>a range of rows</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <comment>from key to key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More digits than a double holds: programs that read numbers as floating point, as JavaScript does, see another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond double</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonTreeView</name>
    <message>
        <source>Values of the document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::MainWindow</name>
    <message>
        <source>Weekglass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Weekglass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to any PostgreSQL server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private &amp;local server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the private server on this computer, if it does not run, and connect to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at all weeks again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window; the private server goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse the raw events of the selected week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step through the games of the selected week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any action by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a week at the left.

Enter opens its events; Ctrl+2 replays its games.
Ctrl+Shift+P finds every action by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the private server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private server, PostgreSQL %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Weekglass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekglass %1

Looks into per-week PostgreSQL game databases.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::PlayListModel</name>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::PlayLogBuilder</name>
    <message>
        <source>Correct the query file in the game&apos;s folder, then load the game again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; appears twice among the state columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; appears twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query of the plays lacks the column %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row has no play number (NULL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no play number; it must be a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The play number %1 appears twice; each play needs its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The play number %1 comes after %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query lacks the column %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group &quot;%1&quot; names the column &quot;%2&quot;, which no query of the play log &quot;%3&quot; has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the name in the manifest, or add the column to a query file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::PlayLogLoader</name>
    <message>
        <source>The game is too large to replay: its first %L1 plays alone take more than %L2 MB of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select fewer or shorter state columns in the query file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query of the games lacks the column %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the query file in the game&apos;s folder, then load again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayCursor</name>
    <message>
        <source>No plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play no. %1 (%2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This game has no plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no play %1; the nearest is play %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayPage</name>
    <message>
        <source>Try &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show SQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search games</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. F5 loads the game.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a game at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading plays… %L1 so far (Esc stops)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading plays…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This game has no plays yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – the latest state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – state after this play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was loaded before stays here to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The games; $1: search text or NULL, $2: limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plays; $1: the game, here %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State that changes seldom (%1); $1: the game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL of the replay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayPlaysView</name>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::ReplayTransport</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous play of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next play of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a play number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in the game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed: 1 × is one play per second (+ faster, - slower)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of play to step to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of play to step to (N next, Shift+N previous)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to play number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to… (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a play number and press Enter (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no play number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no later play of the kind &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no earlier play of the kind &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::Screenshots</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page did not finish loading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no week to take pictures of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture %1 cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::StateModel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value (NULL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (before: %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::StatePanel</name>
    <message>
        <source>State after the play; what changed says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::WeeksModel</name>
    <message>
        <source>invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not migrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>v%1, %n behind</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>v%1, differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alembic %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 w%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last event: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interrupted CREATE or DROP DATABASE left it; it can only be dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last event (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekglass::WeeksPanel</name>
    <message>
        <source>Not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a week, such as 2025_w01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Games and their weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for weeks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no weeks on this server. Create one with Week ▸ New week, or with “weekglassctl sample”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Another program is using the workspace file for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace file cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the free space and the rights of the folder. A damaged file is moved aside when Weekglass starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s driver for SQLite is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-sqlite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a workspace of Weekglass; it is left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away, and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace was made by a newer Weekglass; it is left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that Weekglass, or move the file away to start with an empty one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has version %1, this program knows %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a saved connection of the name “%1” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window changed or removed this connection meanwhile; nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the list again, and save your change once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace file was damaged (%1). It was moved to %2, and an empty one was made: saved connections and window sizes start afresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved connection needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was not saved: its text holds a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the password out; it is asked for when it is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the free space, the owner and the rights of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace cannot be locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Weekglass is opening the workspace for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or end the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A symbolic link is in the place of the workspace; it is not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace cannot be made or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace can be read by others, and this cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged workspace cannot be moved aside.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>weekglassctl</name>
    <message>
        <source>“%1” is not the name of a week of any known game.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names are like %1. Further games are given with --games-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that were refused are kept whole in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no table for recorded responses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A game takes them when its game.json has an “import”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no event source “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 2025-01-06T12:00:00, in UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more; --limit shows more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no play log “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Game</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more; narrow with --search, or raise --limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The game “%1” has no plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“weekglassctl plays --week …” lists the games.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no play %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plays go from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State after play %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it with “weekglassctl server start”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private server did not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applying %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is up to date, version %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has version %2 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is filled with sample data (seed %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is created.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
