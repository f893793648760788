#include "game/reportreader.h"

#include "game/picturereader.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

void readAge(ManifestReader& reader, const ManifestObject& object, ReportDefinition& report)
{
    constexpr qint64 MostSeconds = 1'000'000'000;
    const QString age = QStringLiteral("staleAfterSeconds");
    if (object.has(QStringLiteral("asOf")) != object.has(age))
        reader.problem(object.error(age, Text::tr("it needs the key asOf, and asOf needs it")));
    report.asOf = reader.optionalName(object, QStringLiteral("asOf"), ManifestReader::columnPattern());
    if (object.has(age))
        report.staleAfterSeconds = reader.integer(object, age, 1, MostSeconds);
}

ReportDefinition readReport(ManifestReader& reader, const ManifestObject& object, QSet<QString>& ids)
{
    reader.onlyKeys(object,
                    {QLatin1String("id"), QLatin1String("title"), QLatin1String("description"),
                     QLatin1String("file"), QLatin1String("asOf"), QLatin1String("staleAfterSeconds"),
                     QLatin1String("pictures")});
    ReportDefinition report;
    report.id = reader.id(object, ids);
    report.title = reader.text(object, QStringLiteral("title"));
    report.description = reader.text(object, QStringLiteral("description"), 1000);
    report.query = reader.file(object, QStringLiteral("file"));
    readAge(reader, object, report);
    auto pictures = readPictures(reader, object);
    if (pictures.size() > 1)
        reader.problem(
            object.error(QStringLiteral("pictures"), Text::tr("a report has one picture at most")));
    if (!pictures.empty())
        report.picture = std::move(pictures.front());
    return report;
}

}

std::vector<ReportDefinition> readReports(ManifestReader& reader, const ManifestObject& root)
{
    std::vector<ReportDefinition> list;
    QSet<QString> ids;
    for (const ManifestObject& object : reader.objects(root, QStringLiteral("reports")))
        list.push_back(readReport(reader, object, ids));
    return list;
}

}
