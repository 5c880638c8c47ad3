package samordna.time;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Temporal's time-skipping test server, with two differences from the program that Temporal publishes: it listens on this machine's
 * own address alone, and its clock begins when it is told to. Arguments: the port, and milliseconds since 1970. Says READY
 * when it listens, and ends when standard input does, so that it never outlives who started it.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
    boolean skipsOnlyWhenAsked = true;
    TestServicesStarter services = new TestServicesStarter(skipsOnlyWhenAsked, Long.parseLong(args[1]));
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
    Server server = builder.build().start();
    System.out.println("READY");
    System.in.transferTo(OutputStream.nullOutputStream());
    server.shutdownNow();
    System.exit(0);
  }
}
