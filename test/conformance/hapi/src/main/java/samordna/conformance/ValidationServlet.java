package samordna.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/**
 * Answers a posted resource with an OperationOutcome that says what is wrong with it. It reads the text as it came, since HAPI's
 * parser drops what it does not know. Nothing is asked over the network, so codes of SNOMED CT and LOINC are only warned about.
 */
class ValidationServlet extends HttpServlet {
    private final FhirContext fhir = FhirContext.forR4();
    private final FhirValidator validator = fhir.newValidator();

    ValidationServlet() {
        UnknownCodeSystemWarningValidationSupport unknownCodes = new UnknownCodeSystemWarningValidationSupport(fhir);
        FhirInstanceValidator rules = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                unknownCodes));
        rules.setAnyExtensionsAllowed(true);
        rules.setErrorForUnknownProfiles(true);
        // A reference's type is believed from its address, and then must be one that the element takes.
        rules.setAssumeValidRestReferences(true);
        validator.registerValidatorModule(rules);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding("UTF-8");
        fhir.newJsonParser().encodeResourceToWriter(validator.validateWithResult(text).toOperationOutcome(), response.getWriter());
    }
}
