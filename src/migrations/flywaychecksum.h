#pragma once

#include <QByteArrayView>

namespace Weekglass {

/// Flyway's checksum of a migration in UTF-8: CRC-32 (the one of zlib) over the bytes of each line without
/// its line break, as a signed number. A byte order mark does not count. So LF, CRLF, CR and the last line
/// break make no difference; every other byte does.
///
/// Source: org.flywaydb.core.internal.resolver.ChecksumCalculator, which reads with BufferedReader.readLine()
/// and feeds line.getBytes(UTF_8) to java.util.zip.CRC32.
qint32 flywayChecksum(QByteArrayView text);

}
