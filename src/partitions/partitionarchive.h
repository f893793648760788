#pragma once

#include "partitions/partitions.h"

namespace Weekglass {

/// A dump of one partition: the definitions of the whole week, so that it can be restored anywhere, and the
/// rows of this table alone.
struct PartitionArchive
{
    QString partition; ///< qualified and quoted
    QString file;
    QByteArray sha256; ///< of the file
    qint64 bytes = 0;
    Fingerprint::TableRows rows;
};

/// Dumps a detached partition and proves the dump: restored into a scratch database, the table has the same
/// rows. Beside it a JSON file says what it is. A dump that is not proved leaves no file.
Result<PartitionArchive> archivePartition(const PartitionRequest& request, const QString& partition);

/// Whether archivePartition() has all that it needs, for who detaches a partition first.
Result<void> checkPartitionArchive(const PartitionRequest& request);

QByteArray partitionArchiveJson(const PartitionArchive& archive);
/// Nothing if it is no such JSON.
std::optional<PartitionArchive> partitionArchiveOf(const QByteArray& json);

}
