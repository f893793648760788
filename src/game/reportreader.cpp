#include "game/reportparameter.h"
#include "game/sectionreaders.h"
#include "game/text.h"

namespace Weekglass {

namespace {

constexpr std::size_t MostParameters {12};

std::optional<PictureDefinition> readPicture(const ManifestSection& report)
{
    auto pictures = readPictures(report, PictureOwner::State);
    if (pictures.size() > 1)
        report.problem("pictures", Text::tr("a report has one picture at most"));
    return pictures.empty() ? std::nullopt : std::optional(std::move(pictures.front()));
}

ParameterType readType(const ManifestSection& section)
{
    std::vector<std::pair<const char*, ParameterType>> words {
        {"text", ParameterType::Text},     {"integer", ParameterType::Integer},
        {"number", ParameterType::Number}, {"uuid", ParameterType::Uuid},
        {"time", ParameterType::Time},     {"present", ParameterType::Present}};
    return section.choice<ParameterType>("type", words);
}

/// Of keys that are each right, but not together.
void checkParameter(const ManifestSection& section, const ReportParameter& parameter)
{
    if (section.has("values") && section.has("choices"))
        section.problem("choices", Text::tr("either values or choices are expected, not both"));
    if (parameter.isOptional && section.has("default"))
        section.problem("default", Text::tr("an optional parameter has no default"));
    if (!parameter.standard.isEmpty() && !fitsParameter(parameter, parameter.standard))
        section.problem("default",
                        parameter.values.isEmpty()
                            ? Text::tr("it is not %1").arg(parameterTypeText(parameter.type))
                            : Text::tr("it is none of the values"));
    if (parameter.choicesOnNodes && !parameter.choices)
        section.problem("choicesOnNodes", Text::tr("choices are expected, too"));
    if (parameter.type != ParameterType::Present)
        return;
    for (const char* key : {"optional", "default", "values", "choices"}) {
        if (section.has(key))
            section.problem(key, Text::tr("a parameter for the week's present does not have it"));
    }
}

ReportParameter readParameter(const ManifestSection& section, QSet<QString>& names)
{
    static const QRegularExpression shortText(QStringLiteral("^.{1,60}\\z"));
    ReportParameter parameter {.name = section.unique("name", ManifestSection::idPattern(), names),
                               .title = section.text("title", 40),
                               .type = readType(section),
                               .isOptional = section.flag("optional"),
                               .standard = section.optionalText("default", 60),
                               .hint = section.optionalText("hint", 80),
                               .values = {},
                               .choices = section.optionalFile("choices"),
                               .choicesOnNodes = section.optionalFile("choicesOnNodes")};
    for (const QString& value : section.names("values", shortText)) {
        if (!fitsParameter({.name = {}, .title = {}, .type = parameter.type}, value))
            section.problem(QStringLiteral("values[%1]").arg(parameter.values.size()).toLatin1(),
                            Text::tr("it is not %1").arg(parameterTypeText(parameter.type)));
        parameter.values << value;
    }
    checkParameter(section, parameter);
    return parameter;
}

std::vector<ReportParameter> readParameters(const ManifestSection& report)
{
    std::vector<ReportParameter> parameters;
    QSet<QString> names;
    for (const ManifestSection& section : report.sections("parameters"))
        parameters.push_back(readParameter(section, names));
    if (parameters.size() > MostParameters)
        report.problem("parameters", Text::tr("at most %1 are expected").arg(MostParameters));
    return parameters;
}

}

std::vector<ReportDefinition> readReports(const ManifestSection& root)
{
    std::vector<ReportDefinition> reports;
    QSet<QString> ids;
    const QRegularExpression& column = ManifestSection::columnPattern();
    for (const ManifestSection& section : root.sections("reports")) {
        reports.push_back({.id = section.id(ids),
                           .title = section.text("title"),
                           .description = section.text("description", 1000),
                           .query = section.file("file"),
                           .asOf = section.optionalName("asOf", column),
                           .staleAfterSeconds = readAge(section, "staleAfterSeconds", "asOf"),
                           .picture = readPicture(section),
                           .parameters = readParameters(section),
                           .alert = section.optionalName("alert", column)});
    }
    return reports;
}

}
