#include "game/replayreader.h"

#include "game/picturereader.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

PlayMark readMark(ManifestReader& reader, const ManifestObject& object, QSet<QString>& ids)
{
    static const QRegularExpression anyText(QStringLiteral("^.{1,200}\\z"));
    const QString changed = QStringLiteral("changed");
    reader.onlyKeys(object,
                    {QLatin1String("id"), QLatin1String("title"), QLatin1String("changed"),
                     QLatin1String("kinds"), QLatin1String("truthy")});
    PlayMark mark {.id = reader.id(object, ids),
                   .title = reader.text(object, QStringLiteral("title"), 60),
                   .changed = reader.names(object, changed, ManifestReader::columnPattern()),
                   .kinds = reader.names(object, QStringLiteral("kinds"), anyText),
                   .truthy = reader.names(object, QStringLiteral("truthy"), ManifestReader::columnPattern())};
    if (mark.changed.empty() && mark.kinds.empty() && mark.truthy.empty())
        reader.problem(
            object.error(changed, Text::tr("a mark needs one of the keys changed, kinds and truthy")));
    return mark;
}

}

void readReplay(ManifestReader& reader, const ManifestObject& playLog, PlayLogDefinition& log)
{
    QSet<QString> ids;
    for (const ManifestObject& object : reader.objects(playLog, QStringLiteral("marks")))
        log.marks.push_back(readMark(reader, object, ids));
    log.pictures = readStatePictures(reader, playLog);
    const QString verify = QStringLiteral("verify");
    if (playLog.has(verify))
        log.verify = reader.file(playLog, verify);
}

}
