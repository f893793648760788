#include "archives/archivefolder.h"

#include "archives/text.h"
#include "base/files.h"

#include <QFileInfo>

namespace Weekglass {

QString defaultArchiveFolder()
{
    return dataFolder() + QStringLiteral("/archives");
}

Result<QString> archiveFolder(const QString& wanted)
{
    const QString folder = QFileInfo(wanted.isEmpty() ? defaultArchiveFolder() : wanted).absoluteFilePath();
    if (!QFileInfo(folder).isDir()) {
        if (auto made = makePrivateFolder(folder); !made)
            return made.error();
    }
    if (QFileInfo(folder).isWritable())
        return folder;
    return Error {.kind = Error::Kind::Io,
                  .message = Text::tr("No archive can be written into this folder."),
                  .where = folder,
                  .advice = Text::tr("Choose another one.")};
}

}
