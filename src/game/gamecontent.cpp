#include "game/gamecontent.h"

#include "game/text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace Weekglass {

GameContent GameContent::of(const QString& game, const QString& folder, std::vector<GameFile> files)
{
    GameContent content {.game = game,
                         .folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath()),
                         .files = std::move(files),
                         .hash = {}};
    content.hash = contentHash(content.files);
    return content;
}

GameContent GameContent::of(const GameDefinition& definition)
{
    return of(definition.id, definition.folder, definition.files);
}

QByteArray contentHash(const std::vector<GameFile>& files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray& part) {
        hash.addData(QByteArray(QByteArray::number(part.size()) + ':'));
        hash.addData(part);
    };
    for (const GameFile& file : files) {
        add(file.name.toUtf8());
        add(file.text);
    }
    return hash.result().toHex();
}

TrustedHashes trustAll()
{
    return {.isAll = true};
}

Error notTrusted(const GameContent& content)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("“%1” is not trusted yet, so its SQL is not run.")
                           .arg(content.files.size() == 1 ? content.files.front().name : content.game),
            .where = content.folder,
            .advice = Text::tr("Review its files and trust it: in the window with Server ▸ Trust games…, or "
                               "with “weekglassctl games trust”.")};
}

Error sqlNotTrusted(const GameContent& content)
{
    Error error = notTrusted(content);
    error.advice = Text::tr("Review its files and trust it: “weekglassctl --sql-dir %1 games trust”.")
                       .arg(content.folder);
    return error;
}

}
