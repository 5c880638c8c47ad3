package samordna.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.RequestValidatingInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * HAPI's R4 server under /fhir, which refuses what is not valid R4, and its validator under /validate, on a free port of 127.0.0.1.
 * Prints `READY` and its address when it takes requests.
 */
public class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            Server jetty = new Server(new InetSocketAddress("127.0.0.1", 0));
            ServletContextHandler paths = new ServletContextHandler("/");
            paths.addServlet(eager(fhirServlet(new AnnotationConfigApplicationContext(Storage.class))), "/fhir/*");
            paths.addServlet(eager(new ValidationServlet()), "/validate");
            jetty.setHandler(paths);
            jetty.start();
            System.out.println("READY http://127.0.0.1:" + ((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
            // Whoever started it has ended when nothing more can come from there.
            while (System.in.read() >= 0) {}
            System.exit(0);
        } catch (Throwable fault) {
            fault.printStackTrace();
            // HAPI's own threads would keep the process alive.
            System.exit(1);
        }
    }

    private static ServletHolder eager(jakarta.servlet.Servlet servlet) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setInitOrder(1);
        return holder;
    }

    private static RestfulServer fhirServlet(ApplicationContext beans) {
        RestfulServer server = new RestfulServer(beans.getBean(FhirContext.class));
        server.setInterceptorService(beans.getBean(IInterceptorService.class));
        server.registerProviders(beans.getBean(ResourceProviderFactory.class).createProviders());
        server.registerProvider(beans.getBean(JpaSystemProvider.class));
        server.setServerConformanceProvider(new JpaCapabilityStatementProvider(
                server,
                beans.getBean(IFhirSystemDao.class),
                beans.getBean(JpaStorageSettings.class),
                beans.getBean(ISearchParamRegistry.class),
                beans.getBean(IValidationSupport.class)));
        server.setPagingProvider(beans.getBean(DatabaseBackedPagingProvider.class));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);

        RequestValidatingInterceptor onlyValid = new RequestValidatingInterceptor();
        onlyValid.setFailOnSeverity(ResultSeverityEnum.ERROR);
        onlyValid.addValidatorModule(beans.getBean(FhirInstanceValidator.class));
        server.registerInterceptor(onlyValid);
        return server;
    }
}
