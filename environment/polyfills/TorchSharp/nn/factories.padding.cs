using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ZeroPad2d ZeroPad2d(long padding) => new(AllSides(padding));

        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(Sides(padding));

        public static ConstantPad2d ConstantPad2d(long padding, double value) => new(AllSides(padding), value);

        public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) => new(Sides(padding), value);

        public static ReflectionPad2d ReflectionPad2d(long padding) => new(AllSides(padding));

        public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) => new(Sides(padding));

        public static ReplicationPad2d ReplicationPad2d(long padding) => new(AllSides(padding));

        public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) => new(Sides(padding));

        // left, right, top, bottom
        private static long[] AllSides(long width) => [width, width, width, width];

        private static long[] Sides((long, long, long, long) widths) => [widths.Item1, widths.Item2, widths.Item3, widths.Item4];
    }
}
